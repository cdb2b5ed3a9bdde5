"""Steps on relations, databags and secrets."""

from choosing import Choosing
from texts import ENDPOINTS, KEYS, SECRET_KEYS, TEXTS, WRONG_SECRET_KEYS


class RelationSteps(Choosing):
    def which_relation(self, may_be_lost=True):
        relations = self.state["relations"]
        step = {"relation": self.one(ENDPOINTS)}
        known = [number for number in relations if may_be_lost or number != self.lost]
        if known and self.maybe(0.85):
            number = self.one(known)
            step["relation"] = relations[number]["endpoint"]
            if self.maybe(0.8):
                step["id"] = int(number)
        elif self.maybe(0.1) and may_be_lost:
            step["id"] = 99
        return step

    def entity(self, endpoint):
        found = [r for r in self.state["relations"].values() if r["endpoint"] == endpoint]
        entities = ["app", "app/0"] * 4 + ["app/1", "nobody", "nobody/0"]
        for relation in found:
            entities += [relation["app"], *relation["units"]] * 2
        return self.one(entities)

    def relation_step(self):
        op = self.one(["relations", "relation", "data.all", "data.all", "data.get", "data.set", "data.set", "data.update",
                       "data.delete", "data.entities", "relation.remote_model", "binding"])
        # The databags of a relation that Juju does not know live in Python until its garbage collector comes by.
        step = {"op": op, **self.which_relation(may_be_lost=not op.startswith("data."))}
        if op == "relations":
            step.pop("id", None)
        if op.startswith("data.") and op != "data.entities":
            step["entity"] = self.entity(step["relation"])
        if op in ("data.get", "data.set", "data.delete"):
            step["key"] = self.one(KEYS)
        if op == "data.set":
            step["value"] = self.one(TEXTS) if self.maybe(0.93) else self.one([1, None, True, ["a"]])
        if op == "data.update":
            step["values"] = {key: self.one(TEXTS) for key in self.some(KEYS, 0, 3)}
        if op == "binding" and self.maybe(0.2):
            step = {"op": op, "relation": self.one(["admin", "nothing"])}
        return step

    def which_secret(self):
        if self.maybe(0.5):
            return {"saved": self.one(["secret", "other"])}
        key = self.one(["foreign", "ofapp", "ofunit", "nothing"])
        kind = self.rng.random()
        if kind < 0.5:
            return {"id": self.one([f"secret:{key}", key, f"secret://cdac5656-2423-4388-8f30-41854b4cca7d/{key}"])}
        if kind < 0.9:
            return {"label": f"label-{key}"}
        return {"id": f"secret:{key}", "label": f"label-{key}"}

    def secret_content(self):
        if self.maybe(0.1):
            return {self.one(WRONG_SECRET_KEYS): "v"} if self.maybe(0.8) else {}
        return {key: self.one(TEXTS) for key in self.some(SECRET_KEYS, 1, 3)}

    def secret_details(self):
        details = {}
        if self.maybe(0.3):
            details["description"] = self.one(["d", "two words"])
        if self.maybe(0.2):
            details["expire_at"] = "2032-03-04T05:06:07Z"
        if self.maybe(0.2):
            details["rotate"] = self.one(["never", "hourly", "daily", "monthly"])
        return details

    def secret_step(self):
        op = self.one("secret.add secret.get secret.get secret.info secret.content secret.content secret.peek "
                      "secret.set_content secret.set_info secret.grant secret.revoke secret.remove_revision "
                      "secret.remove_all event.secret".split())
        if op == "event.secret":
            return {"op": op}
        if op == "secret.add":
            step = {"op": op, "owner": self.one(["app", "unit"]), "content": self.secret_content(), **self.secret_details()}
            if self.maybe(0.4):
                step["label"] = self.one(["new", "newer"])
            return {**step, "save": self.one(["secret", "other"])}
        which = self.which_secret()
        if op == "secret.get":
            which.pop("saved", None)
            if not which:
                which = {"id": "secret:" + self.one(["foreign", "ofapp", "ofunit"])}
            return {"op": op, **which, "save": self.one(["secret", "other"])}
        step = {"op": op, **which}
        if op == "secret.content":
            step["refresh"] = self.maybe(0.4)
        if op == "secret.set_content":
            step["content"] = self.secret_content()
        if op == "secret.set_info":
            step.update(self.secret_details())
            if self.maybe(0.3):
                step["new_label"] = "changed"
        if op in ("secret.grant", "secret.revoke"):
            relation = self.which_relation()
            step["relation"] = relation["relation"]
            if "id" in relation:
                step["relation_id"] = relation["id"]
            if self.maybe(0.3):
                step["unit"] = self.entity(step["relation"])
        if op == "secret.remove_revision":
            step["revision"] = self.rng.randint(1, 3)
        return step
