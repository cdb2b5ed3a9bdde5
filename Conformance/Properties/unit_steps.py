"""Steps on stored state, the unit, actions and the rest of the model."""

from choosing import Choosing
from texts import KEYS, STATUSES, TEXTS


class UnitSteps(Choosing):
    def value(self, depth=0):
        kind = self.rng.random()
        if depth < 2 and kind < 0.15:
            return [self.value(depth + 1) for _ in range(self.rng.randint(0, 3))]
        if depth < 2 and kind < 0.3:
            return {key: self.value(depth + 1) for key in self.some(KEYS, 0, 3)}
        return self.one([None, True, False, 0, 1, -1, 255, 256, 65536, -2**31, 2**31, 2**53 + 1, 2**63, -2**63, 2**70,
                         1.5, -0.0, 1e300, *TEXTS, "x" * 300])

    def stored_step(self):
        op = self.one(["stored.set", "stored.set", "stored.get", "stored.get", "stored.add", "stored.append", "stored.put"])
        key = self.one(["count", "names", "tags", "map", "new", "other"])
        fits = {"stored.add": "tags", "stored.append": "names", "stored.put": "map"}
        if op in fits and self.maybe(0.8):
            key = fits[op]
        elif op == "stored.set" and self.maybe(0.6):
            key = self.one(["count", "new", "other"])  # The containers keep their kinds.
        step = {"op": op, "key": key}
        if op == "stored.set":
            step["value"] = {"set": self.some(["x", "y", "z"])} if self.maybe(0.15) else self.value()
        if op == "stored.add":
            step["value"] = self.one([1, 2, 3, "x", "y"]) if key != "tags" else self.rng.randint(1, 5)
        if op == "stored.append":
            step["value"] = self.value(1)
        if op == "stored.put":
            step["field"], step["value"] = self.one(KEYS), self.value(1)
        return step

    def model_step(self):
        op = self.one("model.name model.uuid unit.name app.name unit.is_leader unit.set_workload_version app.planned_units "
                      "unit.reboot config.all config.get config.get cloud_spec remote.status".split())
        step = {"op": op}
        if op == "unit.set_workload_version":
            step["version"] = self.one(["1.2.3", "", "-v", "ü", 3])
        if op == "config.get":
            step["key"] = self.one(["title", "port", "ratio", "debug", "nothing"])
        if op == "remote.status":
            step["entity"] = self.one(["db-app0", "db-app0/0", "app/1", "nobody"])
        return step

    def status_step(self):
        op = self.one(["unit.status", "app.status", "unit.set_status", "unit.set_status", "app.set_status",
                       "collect.add_status"])
        step = {"op": op}
        if not op.endswith(".status"):
            # What only Juju sets cannot be written in Swift. For the application the reference asks first who leads.
            wrong = ["error", "unknown", "fine"] if op == "unit.set_status" else ["fine"]
            step["status"] = self.one(STATUSES if self.maybe(0.95) else wrong)
            step["message"] = self.one(TEXTS)
        return step

    def port_step(self):
        op = self.one(["unit.open_port", "unit.close_port", "unit.set_ports", "unit.opened_ports"])
        step = {"op": op}
        if op in ("unit.open_port", "unit.close_port"):
            step["protocol"] = self.one(["tcp", "udp", "icmp", "tcp", "TCP", "sctp"])
            if step["protocol"] != "icmp" or self.maybe(0.1):
                step["port"] = self.one([80, 443, 53, 65535])  # Juju takes no other ones; fakejuju.py would.
        if op == "unit.set_ports":
            step["ports"] = self.some([80, 443, 8080, 1, 65535])
        return step

    def rest_step(self):
        op = self.one("resource.path storages storage.request pod.set_spec containers container.get log log events meta "
                      "juju_version juju_version.compare framework.handle_path handle.from_path metrics.add "
                      "action.set_results".split())
        step = {"op": op}
        # Whether a follower's collect-app-status takes an event's number is a difference: Swift does not ask who leads.
        if op == "framework.handle_path" and not self.always_leads:
            return {"op": "events"}
        if op == "resource.path":
            step["name"] = self.one(["image", "absent", "nothing"])
        if op == "storages":
            step["name"] = self.one(["data", "logs", "nothing"])
        if op == "storage.request":
            step["name"] = self.one(["data", "logs", "nothing"])
            if self.maybe(0.7):
                step["count"] = self.one([1, 2, 0, -1])
        if op == "pod.set_spec":
            step["spec"] = {"version": 3, "containers": [{"name": self.one(TEXTS)}]}
        if op == "container.get":
            step["container"] = self.one(["workload", "nothing"])
        if op == "log":
            self.messages += 1
            step["level"] = self.one(["DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"])
            step["message"] = f"message {self.messages}: {self.one(TEXTS)}."
        if op == "juju_version":
            step.update({} if self.maybe(0.3) else {"version": self.some_version()})
        if op == "juju_version.compare":
            step["a"], step["b"] = self.some_version(), self.some_version()
        if op == "handle.from_path":
            step["path"] = self.one(["Charm/on/start[3]", "a", "a[b]/c[d]", "a[]", "a[b", "a]", "a[b][c]", "", "a//b", "/a"])
        if op == "metrics.add":
            step["metrics"] = {self.one(["m", "m-1", "-m", "m_"]): self.one([1, 2.5, -1, 0, "x"])}
            if self.maybe(0.4):
                step["labels"] = {self.one(["l", "l-1", "-"]): self.one(["v", "", "a,b", "a=b"])}
        if op == "action.set_results":
            step["results"] = {"a": 1}
        return step

    def some_version(self):
        return self.one(["2.8.1", "2.9-rc3", "3.1.0.1", "2.8-beta1.4", "3.6.9", "3.6", "4.0-beta2", "2.9", "10.0.0", "x", "1",
                         "3.6.9-", "3.6.9.1"])

    def collect_step(self):
        return {"op": "collect.add_status", "status": self.one(STATUSES), "message": self.one(TEXTS)}

    def action_step(self):
        op = self.one(["action.set_results", "action.set_results", "action.log", "action.fail"])
        if op == "action.set_results":
            results = {}
            for _ in range(self.rng.randint(0, 3)):
                key = self.one(["a", "b", "a-b", "a.b", "Wrong", "-a", "deep"])
                results[key] = {self.one(["x", "y", "x.y", "Z"]): self.one([1, "t"])} if key == "deep" else self.one(
                    [1, 2.5, "text", "", True, None])
            return {"op": op, "results": results}
        return {"op": op, "message": self.one(TEXTS)}
