"""The model that a charm meets at first."""

from choosing import Choosing
from texts import ENDPOINTS, KEYS, REFUSALS, SECRET_KEYS, STATUSES, TEXTS

# Not among those that fail: what Swift asks when the answer is needed and the reference before (is-leader, relation-ids,
# relation-list, storage-list, storage-get), and juju-log, whose failure is no error of the charm's in Swift.
FAILING = (
    "config-get relation-get relation-set status-get status-set network-get "
    "goal-state opened-ports open-port secret-get secret-info-get secret-set secret-add secret-grant "
    "action-get action-set application-version-set resource-get"
).split()


class Models(Choosing):
    def model(self):
        leader = self.maybe(0.6)
        state = {
            "unit": "app/0",
            "leader": leader,
            "config": {"title": self.one(TEXTS), "port": self.one([0, 8080, -1, 2**40]),
                       "ratio": self.one([0.5, 1e300, -2.25, 3.0]), "debug": self.maybe(0.5)},
            "relations": {},
            "secrets": self.secrets(),
            "storage": {"data": {str(n): f"@TMP@/data{n}" for n in self.some(range(4))},
                        "logs": {"7": "@TMP@/logs"} if self.maybe(0.7) else {}},
            "resources": {"image": "@TMP@/image.tar"},
            "network": self.networks(),
            "ports": sorted(self.some(["80/tcp", "443/tcp", "53/udp", "icmp"])),
            "goal_units": [f"app/{n}" for n in range(self.rng.randint(0, 3))],
            "action": {"params": self.one([{}, {"target": "s3"}, {"target": "ü", "deep": {"n": [1, 2.5, None, True]}}])},
        }
        number = 1
        for endpoint in ENDPOINTS:
            for n in range(self.one([0, 1, 1, 1, 2]) if endpoint != "ring" else self.one([0, 1, 1])):
                state["relations"][str(number)] = self.relation(endpoint, n)
                number += 1
        if self.maybe(0.5):
            state["status"] = {which: {"status": self.one(STATUSES), "message": self.one(TEXTS)}
                               for which in self.some(["unit", "app"])}
        if self.maybe(0.5):
            state["cloud"] = {"type": "lxd", "name": "localhost", "endpoint": "https://10.0.0.1:8443",
                              "credential": {"auth-type": "certificate", "attrs": {"a": "b"}},
                              **({"region": "north"} if self.maybe(0.5) else {})}
        if self.maybe(0.25) and not self.in_controller:
            state["fail"] = {tool: {"code": self.one([1, 2, 127]), "stderr": self.one(REFUSALS)}
                             for tool in self.some(FAILING, 1, 2)}
        return state

    def relation(self, endpoint, n):
        app = "app" if endpoint == "ring" else f"{endpoint}-app{n}"
        first = 1 if endpoint == "ring" else 0
        units = [f"{app}/{first + i}" for i in range(self.rng.randint(0, 3))]
        owners = {app, "app", "app/0", *units}
        return {"endpoint": endpoint, "app": app, "units": units,
                "data": {owner: self.databag() for owner in sorted(owners)}}

    def databag(self):
        return {key: self.one(TEXTS[:-1]) for key in self.some(KEYS, 0, 3)}

    def secrets(self):
        secrets = {}
        for key, owner in (("foreign", "db-app0"), ("ofapp", "app"), ("ofunit", "app/0")):
            revisions = {str(n): {self.one(SECRET_KEYS): self.one(TEXTS[:-1])} for n in range(1, self.rng.randint(2, 4))}
            secrets[key] = {"owner": owner, "label": self.one([None, f"label-{key}"]), "description": None,
                            "rotate": self.one(["never", "daily"]), "expire": self.one([None, "2031-02-03T04:05:06Z"]),
                            "revisions": revisions, "tracked": 1, "grants": {}}
        return secrets

    def networks(self):
        def network(address, cidr):
            return {"bind-addresses": [{"interface-name": "eth0", "addresses": [{"value": address, "cidr": cidr}]}],
                    "ingress-addresses": [address], "egress-subnets": [cidr] if cidr else []}

        choices = [network("10.0.0.1", "10.0.0.0/24"), network("fd00::1", "fd00::/64"), network("10.0.0.2", ""),
                   {"bind-addresses": [], "ingress-addresses": ["host.example"], "egress-subnets": []}]
        return {name: self.one(choices) for name in self.some([*ENDPOINTS, "admin", "db:1", "db:2"], 2)}
