// What the real daemon answers to layers, notices and identities.

extension APITable {
    static let layers = APITable(
        "layers and the plan",
        #"""
        > POST /v1/layers EMPTY
        < 400 cannot decode request body: EOF
        > POST /v1/layers {"action":"x","label":"x","format":"yaml","layer":"","combine":true}
        < 400 invalid action "x"
        > POST /v1/layers {"action":"add","label":"","format":"yaml","layer":"","combine":true}
        < 400 label must be set
        > POST /v1/layers {"action":"add","label":"x","format":"","layer":"","combine":true}
        < 400 invalid format ""
        > POST /v1/layers {"action":"add","label":"x","format":"yaml","layer":"","combine":true}
        < 200 true
        > POST /v1/layers {"action":"add","label":"x","format":"yaml","layer":"","combine":false}
        < 400 layer "x" already exists
        > GET /v1/plan?format=yaml
        < 200 "{}\n"
        > GET /v1/plan
        < 400 invalid format ""
        > POST /v1/layers {"action":"add","label":"x","format":"yaml","layer":"foo: {}","combine":true}
        < 400 cannot parse layer YAML: cannot parse layer "x": unknown section "foo"
        > POST /v1/layers {"action":"add","label":"x","format":"yaml","layer":"services: {a: {command: \#
        x}}","combine":true}
        < 400 layer "x" must define "override" for service "a"
        > POST /v1/layers {"action":"add","label":"x","format":"yaml","layer":"services: {a: {override: bad, \#
        command: x}}","combine":true}
        < 400 layer "x" has invalid "override" value for service "a"
        > POST /v1/layers {"action":"add","label":"x","format":"yaml","layer":"services: {a: {override: \#
        replace}}","combine":true}
        < 400 plan must define "command" for service "a"
        > POST /v1/layers {"action":"add","label":"x","format":"yaml","layer":"services: {a: {override: replace, \#
        command: x, requires: [nosuch]}}","combine":true}
        < 400 service "nosuch" does not exist
        > POST /v1/layers {"action":"add","label":"x","format":"yaml","layer":"services: {x: {override: replace, \#
        command: x, after: [y]}, y: {override: replace, command: x, after: [x]}}","combine":true}
        < 400 services in before/after loop: x, y
        > POST /v1/layers {"action":"add","label":"x","format":"yaml","layer":"checks: {x: {override: \#
        replace}}","combine":true}
        < 400 plan must specify one of "http", "tcp", or "exec" for check "x"
        > POST /v1/layers {"action":"add","label":"x","format":"yaml","layer":"checks: {x: {override: replace, \#
        http: {}}}","combine":true}
        < 400 plan must set "url" for http check "x"
        > POST /v1/layers {"action":"add","label":"x","format":"yaml","layer":"checks: {x: {override: replace, \#
        tcp: {host: a}}}","combine":true}
        < 400 plan must set "port" for tcp check "x"
        > POST /v1/layers {"action":"add","label":"x","format":"yaml","layer":"checks: {x: {override: replace, \#
        exec: {user: root}}}","combine":true}
        < 400 plan must set "command" for exec check "x"
        > POST /v1/layers {"action":"add","label":"x","format":"yaml","layer":"checks: {x: {override: replace, \#
        exec: {command: a, service-context: zz}}}","combine":true}
        < 400 plan check "x" service context specifies non-existent service "zz"
        > POST /v1/layers {"action":"add","label":"x","format":"yaml","layer":"log-targets: {x: {override: \#
        replace, type: loki}}","combine":true}
        < 400 plan must define "location" for log target "x"
        > POST /v1/layers {"action":"add","label":"x","format":"yaml","layer":"log-targets: {x: {override: \#
        replace, location: a}}","combine":true}
        < 400 plan must define "type" ("loki", "opentelemetry" or "syslog") for log target "x"
        > POST /v1/layers {"action":"add","label":"x","format":"yaml","layer":"log-targets: {x: {override: \#
        replace, type: loki, location: a, services: [nosvc]}}","combine":true}
        < 400 log target "x" specifies unknown service "nosvc"
        > POST /v1/layers {"action":"add","label":"x","format":"yaml","layer":"workloads: {w: {override: \#
        replace}}","combine":true}
        < 400 cannot change immutable section "workloads"
        > POST /v1/layers {"action":"add","label":"x","format":"yaml","layer":"services: {a: {override: replace, \#
        command: x, bogus: 1}}","combine":true}
        < 400 cannot parse layer YAML: cannot parse layer "x" section "services": yaml: unmarshal errors:\n  line \#
        1: field bogus not found in type plan.Service
        > POST /v1/layers {"action":"add","label":"x","format":"yaml","layer":"services:\n  a:\n    bogus: \#
        1\n","combine":true}
        < 400 cannot parse layer YAML: cannot parse layer "x" section "services": yaml: unmarshal errors:\n  line \#
        2: field bogus not found in type plan.Service
        > POST /v1/layers {"action":"add","label":"x","format":"yaml","layer":"services: {a: {override: replace, \#
        command: x, kill-delay: zz}}","combine":true}
        < 400 cannot parse layer YAML: cannot parse layer "x" section "services": invalid duration "zz"
        > POST /v1/layers {"action":"add","label":"x","format":"yaml","layer":"services: {a: {override: replace, \#
        command: x, on-success: zz}}","combine":true}
        < 400 cannot parse layer YAML: plan service "a" on-success action "zz" invalid
        > POST /v1/layers {"action":"add","label":"x","format":"yaml","layer":"services: {a: {override: replace, \#
        command: x, backoff-factor: 0.5}}","combine":true}
        < 400 cannot parse layer YAML: plan service "a" backoff-factor must be 1.0 or greater, not 0.5
        > POST /v1/layers {"action":"add","label":"x","format":"yaml","layer":"checks: {x: {override: replace, \#
        level: q, http: {url: a}}}","combine":true}
        < 400 cannot parse layer YAML: plan check "x" level must be "alive" or "ready"
        > POST /v1/layers {"action":"add","label":"x","format":"yaml","layer":"checks: {x: {override: replace, \#
        period: 0s, http: {url: a}}}","combine":true}
        < 400 cannot parse layer YAML: plan check "x" period must not be zero
        > POST /v1/layers {"action":"add","label":"x","format":"yaml","layer":"services: {pebble: {override: \#
        replace, command: x}}","combine":true}
        < 400 cannot parse layer YAML: cannot use reserved service name "pebble"
        > POST /v1/layers {"action":"add","label":"x","format":"yaml","layer":"services: {a: {override: replace, \#
        command: 'x [ a [ b ] ]'}}","combine":true}
        < 400 cannot parse layer YAML: plan service "a" command invalid: cannot parse service "a" command: cannot \#
        nest [ ... ] groups
        > POST /v1/layers {"action":"add","label":"x","format":"yaml","layer":"services: {a: {override: replace, \#
        command: '[ a ]'}}","combine":true}
        < 400 cannot parse layer YAML: plan service "a" command invalid: cannot parse service "a" command: cannot \#
        start command with [ ... ] group
        > POST /v1/layers {"action":"add","label":"x","format":"yaml","layer":"services: {a: {override: replace, \#
        command: 'x ]'}}","combine":true}
        < 400 cannot parse layer YAML: plan service "a" command invalid: cannot parse service "a" command: cannot \#
        have ] outside of [ ... ] group
        > POST /v1/layers {"action":"add","label":"x","format":"yaml","layer":"services: {a: {override: replace, \#
        command: 'x [ a ] b'}}","combine":true}
        < 400 cannot parse layer YAML: plan service "a" command invalid: cannot parse service "a" command: cannot \#
        have any arguments after [ ... ] group
        > POST /v1/layers {"action":"add","label":"x","format":"yaml","layer":"services: {a: {override: replace, \#
        command: 'x \"a'}}","combine":true}
        < 400 cannot parse layer YAML: plan service "a" command invalid: cannot parse service "a" command: EOF \#
        found when expecting closing quote
        > POST /v1/layers {"action":"add","label":"pebble-x","format":"yaml","layer":""}
        < 400 cannot parse layer YAML: cannot use reserved label prefix "pebble-"
        """#)

    static let notices = APITable(
        "notices",
        #"""
        > POST /v1/notices EMPTY
        < 400 cannot decode request body: EOF
        > POST /v1/notices {"action":"x","type":"custom","key":"example.com/a"}
        < 400 invalid action "x"
        > POST /v1/notices {"action":"add","type":"warning","key":"example.com/a"}
        < 400 invalid type "warning" (can only add "custom" notices)
        > POST /v1/notices {"action":"add","type":"custom","key":"bad"}
        < 400 invalid key "bad" (must be in "example.com/path" format)
        > POST /v1/notices \#
        {"action":"add","type":"custom","key":"example.com/LONG300"}
        < 400 key must be 256 bytes or less
        > POST /v1/notices {"action":"add","type":"custom","key":"example.com/a","repeat-after":"zz"}
        < 400 invalid repeat-after: time: invalid duration "zz"
        > POST /v1/notices \#
        {"action":"add","type":"custom","key":"example.com/a","data":{"a":"LONG5000"}}
        < 400 total size of data must be 4096 bytes or less
        > POST /v1/notices {"action":"add","type":"custom","key":"example.com/a","data":{"a":1}}
        < 400 cannot decode notice data: json: cannot unmarshal number into Go struct field .data of type string
        > POST /v1/notices {"action":"add","type":"custom","key":"example.com/a","data":[]}
        < 400 cannot decode notice data: json: cannot unmarshal array into Go struct field .data of type \#
        map[string]string
        > POST /v1/notices {"action":"add","type":"custom","key":"A.b/c"}
        < 400 invalid key "A.b/c" (must be in "example.com/path" format)
        > POST /v1/notices {"action":"add","type":"custom","key":"a..b/c"}
        < 400 invalid key "a..b/c" (must be in "example.com/path" format)
        > POST /v1/notices {"action":"add","type":"custom","key":"a.b/"}
        < 400 invalid key "a.b/" (must be in "example.com/path" format)
        > POST /v1/notices {"action":"add","type":"custom","key":"a.b//c"}
        < 400 invalid key "a.b//c" (must be in "example.com/path" format)
        > POST /v1/notices {"action":"add","type":"custom","key":"a.-b/c"}
        < 400 invalid key "a.-b/c" (must be in "example.com/path" format)
        > POST /v1/notices {"action":"add","type":"custom","key":"a.b-/c"}
        < 400 invalid key "a.b-/c" (must be in "example.com/path" format)
        > POST /v1/notices {"action":"add","type":"custom","key":"a.b/c--d"}
        < 400 invalid key "a.b/c--d" (must be in "example.com/path" format)
        > POST /v1/notices {"action":"add","type":"custom","key":"a/b"}
        < 400 invalid key "a/b" (must be in "example.com/path" format)
        > GET /v1/notices?after=zz
        < 400 invalid "after" timestamp: parsing time "zz" as "2006-01-02T15:04:05Z07:00": cannot parse "zz" as \#
        "2006"
        > GET /v1/notices?timeout=zz
        < 400 invalid timeout: time: invalid duration "zz"
        > GET /v1/notices?users=zz
        < 400 invalid "users" filter: must be "all"
        > GET /v1/notices?users=all&user-id=1
        < 400 cannot use both "users" and "user-id" parameters
        > GET /v1/notices?user-id=zz
        < 400 invalid "user-id" filter: strconv.ParseInt: parsing "zz": invalid syntax
        > GET /v1/notices?types=foo
        < 200 []
        > GET /v1/notices?types=custom&after=2030-01-01T00:00:00Z&timeout=200ms
        < 200 []
        > GET /v1/notices/99999
        < 404 cannot find notice with ID "99999"
        """#)

    static let identities = APITable(
        "identities",
        #"""
        > POST /v1/identities EMPTY
        < 400 cannot decode request body: EOF
        > POST /v1/identities {"action":"add","identities":{"web":{"access":"read","local":{"user-id":65534}}}}
        < 200
        > POST /v1/identities {"action":"add","identities":{"web":{"access":"read","local":{"user-id":65534}}}}
        < 400 identities already exist: web
        > POST /v1/identities {"action":"update","identities":{"bob":{"access":"read","local":{"user-id":65534}}}}
        < 400 identities do not exist: bob
        > POST /v1/identities {"action":"remove","identities":{"bob":null}}
        < 400 identities do not exist: bob
        > POST /v1/identities \#
        {"action":"add","identities":{"alice":{"access":"read","local":{"user-id":65534}},"bob":{"access":"read",\#
        "local":{"user-id":65534}}}}
        < 400 cannot have multiple identities with user ID 65534 (alice, bob, web)
        > POST /v1/identities {"action":"remove","identities":{"web":null}}
        < 200
        > POST /v1/identities \#
        {"action":"add","identities":{"alice":{"access":"read","local":{"user-id":65534}},"bob":{"access":"read",\#
        "local":{"user-id":65534}}}}
        < 400 cannot have multiple identities with user ID 65534 (alice, bob)
        > POST /v1/identities {"action":"add","identities":{"bob":null}}
        < 400 identity value for "bob" must not be null for add operation
        > POST /v1/identities {"action":"remove","identities":{"bob":{"access":"read","local":{"user-id":65534}}}}
        < 400 identity value for "bob" must be null for remove operation
        > POST /v1/identities {"action":"add","identities":{"bob":{}}}
        < 400 invalid identity for "bob": access value must be specified ("admin", "read", "metrics", or \#
        "untrusted")
        > POST /v1/identities {"action":"add","identities":{"bob":{"access":"bogus"}}}
        < 400 invalid identity for "bob": invalid access value "bogus", must be "admin", "read", "metrics", or \#
        "untrusted"
        > POST /v1/identities {"action":"add","identities":{"bob":{"access":"read"}}}
        < 400 invalid identity for "bob": identity must have at least one type ("local", "basic", or "cert")
        > POST /v1/identities {"action":"add","identities":{"bob":{"access":"read","local":{}}}}
        < 400 invalid identity for "bob": local identity must specify user-id
        > POST /v1/identities {"action":"add","identities":{"bob":{"access":"read","basic":{}}}}
        < 400 invalid identity for "bob": basic identity must specify password (hashed)
        > POST /v1/identities {"action":"add","identities":{"bob":{"access":"read","cert":{}}}}
        < 400 invalid identity for "bob": cert identity must include a PEM-encoded certificate
        > POST /v1/identities {"action":"bogus","identities":{}}
        < 400 invalid action "bogus", must be "add", "update", "replace", or "remove"
        > POST /v1/identities {"action":"add","identities":{"9b":{"access":"read","local":{"user-id":65534}}}}
        < 400 invalid identity for "9b": identity name "" invalid: must start with an alphabetic character \#
        and only contain alphanumeric characters, underscore, and hyphen
        > POST /v1/identities {"action":"replace","identities":{"nope":null}}
        < 200
        """#)
}
