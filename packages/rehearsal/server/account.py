"""What is there, by name, whether in a stack or left by one; and what was done."""

REAL, STAND_IN = "real", "stand-in"


class Account:
    """Names that are taken, what no stack owns any more, which stacks are refused once, and what was done."""

    def __init__(self):
        self.taken = {}
        self.left = []
        self.refused = set()
        self.missing = set()
        self.journal = []

    def claim(self, standing, properties):
        """Raises where something else of the account has the name, as the services do."""
        names = standing.kind.names_of(properties)
        for name in names:
            if self.taken.get(name, standing) is not standing:
                raise ValueError(f"{name[0]} {' '.join(map(str, name[1:]))} already exists")
        self.release(standing)
        self.taken.update((name, standing) for name in names)

    def release(self, standing):
        for name in [name for name, owner in self.taken.items() if owner is standing]:
            del self.taken[name]

    def is_refused(self, stack):
        """Once, and only where there is something already: what a first deployment begins with is little."""
        if stack.name not in self.refused or not stack.standing:
            return False
        self.refused.remove(stack.name)
        return True


ACCOUNT = Account()
