import Pebble
import PebbleDaemon
import PlainValues
import Testing

@Suite("What a client reads of the daemon's plan")
struct PlanRoundTripTests {
    private static let below = """
        {"summary": "one", "description": "d", "services": {
          "w": {"override": "replace", "summary": "w", "description": "long", "startup": "enabled",
            "command": "web --port [ 80 ]", "environment": {"A": "1", "B": "2"}, "after": ["db"], "before": [],
            "requires": ["db"], "backoff-delay": "1s", "backoff-factor": 1.5, "backoff-limit": "10s",
            "kill-delay": "2s", "on-success": "restart", "on-failure": "shutdown",
            "on-check-failure": {"up": "restart"}, "user": "root", "group": "root"},
          "db": {"override": "replace", "command": "db"}},
         "checks": {
          "up": {"override": "replace", "level": "alive", "period": "10s", "timeout": "1s", "threshold": 5,
            "http": {"url": "http://127.0.0.1:1/", "headers": {"X": "y"}}},
          "tcp": {"override": "replace", "tcp": {"port": 9, "host": "127.0.0.1"}, "startup": "disabled"},
          "ex": {"override": "replace", "startup": "disabled",
            "exec": {"command": "true", "environment": {"E": "1"}, "working-dir": "/tmp"}}},
         "log-targets": {
          "loki": {"override": "replace", "type": "loki", "location": "http://127.0.0.1:9/api",
            "services": ["all", "-db"], "labels": {"product": "$X"}}}}
        """
    private static let above = """
        {"services": {
          "w": {"override": "merge", "environment": {"B": "3", "C": "4"}, "after": ["x"], "command": "web2"},
          "x": {"override": "replace", "command": "x"}},
         "checks": {"up": {"override": "merge", "threshold": 9}},
         "log-targets": {"loki": {"override": "merge", "services": ["w"], "labels": {"env": "e"}}}}
        """
    private static let merged = """
        {"checks": {
          "ex": {"exec": {"command": "true", "environment": {"E": "1"}, "working-dir": "/tmp"},
            "override": "replace", "startup": "disabled", "threshold": 3},
          "tcp": {"override": "replace", "startup": "disabled", "tcp": {"host": "127.0.0.1", "port": 9},
            "threshold": 3},
          "up": {"http": {"headers": {"X": "y"}, "url": "http://127.0.0.1:1/"}, "level": "alive",
            "override": "replace", "period": "10s", "threshold": 9, "timeout": "1s"}},
         "log-targets": {
          "loki": {"labels": {"env": "e", "product": "$X"}, "location": "http://127.0.0.1:9/api",
            "override": "replace", "services": ["all", "-db", "w"], "type": "loki"}},
         "services": {
          "db": {"command": "db", "override": "replace"},
          "w": {"after": ["db", "x"], "backoff-delay": "1s", "backoff-factor": 1.5, "backoff-limit": "10s",
            "command": "web2", "description": "long", "environment": {"A": "1", "B": "3", "C": "4"},
            "group": "root", "kill-delay": "2s", "on-check-failure": {"up": "restart"}, "on-failure": "shutdown",
            "on-success": "restart", "override": "replace", "requires": ["db"], "startup": "enabled", "summary": "w",
            "user": "root"},
          "x": {"command": "x", "override": "replace"}}}
        """

    @Test("is what Python's client reads of the real daemon's")
    func asTheReference() throws {
        var stack = try LayerStack()
        for (label, json) in [("a", Self.below), ("b", Self.above)] {
            let layer = try Layer(plainValue: JSON.parse(json))
            try stack.add(yaml: Array(layer.yaml.utf8), label: label, combine: false)
        }
        let read = try Plan(yaml: PlanText.write(stack.plan))
        #expect(read == stack.plan)
        #expect(try read.plainValue == JSON.parse(Self.merged))
    }
}
