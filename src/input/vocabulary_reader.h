#pragma once

#include "input/draft.h"

namespace corridor {

// What places and lines refer to: sources, money, modes, cargoes, risks, weather.
void read_sources(Draft& draft, Part const& part);
void read_money(Draft& draft, Part const& part);
void read_modes(Draft& draft, Part const& part);
void read_cargoes(Draft& draft, Part const& part);
void read_risks(Draft& draft, Part const& part);
void read_weather(Draft& draft, Part const& part);

}  // namespace corridor
