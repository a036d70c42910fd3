"""The network of cases/weather-tandem.yaml in SimPy. Prints the mean hours of each replication, one a line.

Two desks with lognormal times and one place between them: who has been served stands at the first desk until the place is
free. Then an hour of handling and a ship, which leaves as soon as the weather allows, for 20 hours. An hour of running before.
"""

import math
import random
import sys

from SimPy.Simulation import (Process, Resource, SimEvent, activate, hold, initialize, now, release, request, simulate,
                              waitevent)

HORIZON, WARM_UP = 200 * 24, 20 * 24


def lognormal(mean, cv):
    variance = math.log(1 + cv * cv)
    return random.lognormvariate(math.log(mean) - variance / 2, math.sqrt(variance))


class World:
    def __init__(self):
        self.first, self.place, self.second = Resource(1), Resource(1), Resource(1)
        self.is_closed = False
        self.opens = SimEvent()
        self.times = []


class Wind(Process):
    def blow(self, world):
        closed = random.random() < 0.4
        while True:
            if closed:
                world.is_closed = True
                yield hold, self, lognormal(12, 1)
                world.is_closed = False
                world.opens.signal()
            closed = True
            yield hold, self, random.expovariate(0.4 / 0.6 / 12)


class Box(Process):
    def travel(self, world):
        start = now()
        yield hold, self, 1
        yield request, self, world.first
        yield hold, self, lognormal(1, 0.8)
        yield request, self, world.place
        yield release, self, world.first
        yield request, self, world.second
        yield release, self, world.place
        yield hold, self, lognormal(1, 1.2)
        yield release, self, world.second
        yield hold, self, 1
        while world.is_closed:
            yield waitevent, self, world.opens
        yield hold, self, 20
        if now() >= WARM_UP:
            world.times.append(now() - start)


class Origin(Process):
    def send(self, world):
        while True:
            yield hold, self, random.expovariate(13.2 / 24)
            box = Box()
            activate(box, box.travel(world))


def replication(seed):
    random.seed(seed)
    initialize()
    world = World()
    wind, origin = Wind(), Origin()
    activate(wind, wind.blow(world))
    activate(origin, origin.send(world))
    simulate(until=HORIZON)
    return sum(world.times) / len(world.times)


for number in range(int(sys.argv[1])):
    print(replication(number))
