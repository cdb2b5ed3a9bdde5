"""How a generator chooses; everything follows from one source of numbers."""


class Choosing:
    def __init__(self, rng):
        self.rng = rng
        self.one = rng.choice

    def maybe(self, share):
        return self.rng.random() < share

    def some(self, values, least=0, most=None):
        values = list(values)
        return self.rng.sample(values, self.rng.randint(least, min(most or len(values), len(values))))
