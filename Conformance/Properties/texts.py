"""The charm of all plans, and what its values are chosen from."""

METADATA = """\
name: app
summary: a charm of generated plans
requires:
  db: {interface: pgsql}
  cache: {interface: memcache, limit: 1}
provides:
  web: {interface: http}
peers:
  ring: {interface: ring}
storage:
  data: {type: filesystem, multiple: {range: 0-}}
  logs: {type: filesystem}
resources:
  image: {type: file, filename: image.tar}
  absent: {type: file, filename: absent.tar}
containers:
  workload: {}
extra-bindings:
  admin:
"""
CONFIG = """\
options:
  title: {type: string, default: hello}
  port: {type: int, default: 8080}
  ratio: {type: float, default: 0.5}
  debug: {type: boolean, default: false}
"""
ACTIONS = """\
backup:
  description: take a backup
  params:
    target: {type: string}
inspect:
  description: look
"""
ENDPOINTS = ("db", "cache", "web", "ring")
HANDLERS = ("h1", "h2", "h3", "h4", "h5")
# Handlers that emit nothing: only they observe what a step may emit, so that no plan emits for ever.
QUIET = ("h4", "h5")
EMITTED = ("something_happened", "update_status", "upgrade_charm", "stop")
LIFECYCLE = (
    "install start stop remove config_changed update_status upgrade_charm leader_elected leader_settings_changed "
    "pre_series_upgrade post_series_upgrade"
).split()
TEXTS = ["a", "b", "two words", "ünï-cödé ✓", "0", "007", "true", "null", "1e3", "a=b", "key: value", "-x", "--", " ",
         "x\ny", "'quoted'", '"', "\\", "{}", "[1]", "#", "@file", "%s", "a\tb", "~", "1_000", "2031-02-03", ""]
KEYS = ["a", "b", "endpoints", "ingress-address", "with space", "k.e.y", "ünï", "extra-user-roles", "-k", "0"]
SECRET_KEYS = ["password", "user", "api-key", "abc", "a1b2"]
WRONG_SECRET_KEYS = ["ab", "Upper", "under_score", "-dash", "trailing-", "1abc", "a--bc", ""]
STATUSES = ["active", "blocked", "waiting", "maintenance"]
REFUSALS = ["ERROR permission denied\n", "ERROR relation not found\n", 'ERROR secret "x" not found\n', "ERROR boom\n", ""]
