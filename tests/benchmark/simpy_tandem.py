"""A tandem of single-server stations in SimPy, as its manual would have it: customers visit one after the other."""
import random
import sys

from SimPy.Simulation import Process, Resource, activate, hold, initialize, release, request, simulate


class Customer(Process):
    def visit(self, stations):
        for station in stations:
            yield request, self, station
            yield hold, self, random.expovariate(1 / 0.8)
            yield release, self, station


class Door(Process):
    def open(self, stations, customers):
        for _ in range(customers):
            yield hold, self, random.expovariate(1.0)
            customer = Customer()
            activate(customer, customer.visit(stations))


random.seed(1)
initialize()
shops = [Resource(capacity=1) for _ in range(int(sys.argv[1]))]
door = Door()
activate(door, door.open(shops, int(sys.argv[2])))
simulate(until=1e12)
