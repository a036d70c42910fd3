#include "findings/limit_values.h"

#include "findings/amount_words.h"
#include "findings/limit_words.h"
#include "findings/route_values.h"

namespace corridor {

Value or_null(std::optional<double> number, int decimals) {
    return number ? Value{rounded(*number, decimals)} : Value{};
}

void LimitValues::set_limit(Value& object, std::size_t number) {
    Limit const& limit = limits_[number];
    LimitUnit const unit = unit_of(limit);
    if (limit.figure) {
        provenance_.number_of(limit.figure);
    }
    object.set("id", limit.id)
        .set("name", name_of(limit))
        .set("kind", name_of(limit.kind))
        .set("figure", limit.figure ? Value{network_.figures[limit.figure].path} : Value{})
        .set("capacity", rounded(limit.capacity * unit.factor, 6))
        .set("capacity_unit", unit.name);
}

Value LimitValues::bindings(std::vector<Binding> const& all) {
    Value list = Value::list();
    for (Binding const& one : all) {
        Value object = Value::object();
        set_limit(object, one.limit);
        object.set("gain", rounded(one.gain * hours_a_year() / unit_of(limits_[one.limit]).factor, 6));
        list.add(std::move(object));
    }
    return list;
}

void LimitValues::set_flow(Value& object, GreatestFlow const& flow) {
    object.set("max_flow", flow.per_hour ? Value{rounded(*flow.per_hour * hours_a_year(), 3)} : Value{});
    object.set("min_cut", bindings(flow.cut));
}

void LimitValues::set_flow(Value& object, GreatestFlow const& flow, CargoId cargo) {
    set_flow(object, flow);
    if (Amounts const amounts{network_, cargo}; amounts.counts_barrels()) {
        object.set("kbbl_per_day", or_null(amounts.kbbl_per_day(flow.per_hour), 6));
    }
}

Value LimitValues::ladder(std::vector<Rung> const& rungs) {
    Value list = Value::list();
    for (Rung const& rung : rungs) {
        Value reliefs = Value::list();
        for (Relief const& relief : rung.reliefs) {
            double const factor = unit_of(limits_[relief.limit]).factor;
            Value object = Value::object();
            set_limit(object, relief.limit);
            object.set("needed_for_next", relief.to ? or_null(*relief.to * factor, 6) : Value{});
            reliefs.add(std::move(object));
        }
        list.add(Value::object()
                     .set("factor", rounded(rung.factor, 6))
                     .set("flow", rounded(rung.flow * hours_a_year(), 3))
                     .set("binding", bindings(rung.binding))
                     .set("relief", std::move(reliefs)));
    }
    return list;
}

}  // namespace corridor
