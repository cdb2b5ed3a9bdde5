// What the real daemon answers to requests that it refuses, and to some that it does not.

extension APITable {
    static let paths = APITable(
        "paths, methods and the small endpoints",
        #"""
        > GET /
        < 404 invalid API endpoint requested
        > GET /v1/warnings
        < 404 invalid API endpoint requested
        > GET /v1/nope
        < 404 invalid API endpoint requested
        > GET /v1
        < 404 invalid API endpoint requested
        > POST /v1/system-info {}
        < 405 method "POST" not allowed
        > POST /v1/signals EMPTY
        < 400 cannot decode request body: EOF
        > GET /v1/health?level=x
        < 400 level must be "alive" or "ready"
        > POST /v1/pairing {"action":"pair"}
        < 401 access denied
        > POST /v1/signals {"signal":"SIGHUP"}
        < 400 must specify one or more services
        > POST /v1/signals {"signal":"HUP","services":["x"]}
        < 500 cannot send signal to "x": service is not running
        > GET /v1/metrics
        < 200
        """#)

    static let files = APITable(
        "listing files",
        #"""
        > GET /v1/files?action=list
        < 400 must specify path
        > GET /v1/files?action=list&path=rel
        < 400 path must be absolute, got "rel"
        > GET /v1/files?action=list&path=FOLDER&itself=x
        < 400 itself parameter must be "true" or "false"
        > GET /v1/files?action=list&path=FOLDER/nope
        < 404 stat FOLDER/nope: no such file or directory
        > GET /v1/files?action=list&path=FOLDER/dang
        < 404 stat FOLDER/dang: no such file or directory
        > GET /v1/files?action=list&path=FOLDER/a.txt/x
        < 400 stat FOLDER/a.txt/x: not a directory
        > GET /v1/files?action=list&path=FOLDER&pattern=[
        < 400 syntax error in pattern
        > GET /v1/files?action=list&path=FOLDER&pattern=zz*
        < 200 []
        > GET /v1/files?action=bad
        < 400 invalid action "bad"
        > GET /v1/files
        < 400 invalid action ""
        > GET /v1/files?action=read&path=FOLDER/a.txt
        < 400 must accept multipart/form-data
        """#)

    static let folders = APITable(
        "making folders and removing",
        #"""
        > POST /v1/files {"action":"x"}
        < 400 invalid action "x"
        > POST /v1/files {"action":"write"}
        < 400 must use multipart with "write" action
        > POST /v1/files EMPTY
        < 400 cannot decode request body: EOF
        > POST /v1/files {"action":"make-dirs"}
        < 200 []
        > POST /v1/files {"action":"remove"}
        < 200 []
        > POST /v1/files {"action":"make-dirs","dirs":[{"path":"FOLDER/sub"}]}
        < 200 [{"path":"FOLDER/sub","error":{"message":"mkdir FOLDER/sub: file \#
        exists","kind":"generic-file-error"}}]
        > POST /v1/files {"action":"make-dirs","dirs":[{"path":"FOLDER/n/m"}]}
        < 200 [{"path":"FOLDER/n/m","error":{"message":"mkdir FOLDER/n/m.mkdir-new: no such file \#
        or directory","kind":"not-found"}}]
        > POST /v1/files {"action":"make-dirs","dirs":[{"path":"FOLDER/a.txt","make-parents":true}]}
        < 200 [{"path":"FOLDER/a.txt","error":{"message":"mkdir FOLDER/a.txt: not a \#
        directory","kind":"generic-file-error"}}]
        > POST /v1/files {"action":"make-dirs","dirs":[{"path":"FOLDER/sub","make-parents":true}]}
        < 200 [{"path":"FOLDER/sub"}]
        > POST /v1/files {"action":"make-dirs","dirs":[{"path":"rel"}]}
        < 200 [{"path":"rel","error":{"message":"paths must be absolute, got \"rel\"","kind":"generic-file-error"}}]
        > POST /v1/files \#
        {"action":"make-dirs","dirs":[{"path":"FOLDER/q1/q2","make-parents":true,"permissions":"750"}]}
        < 200 [{"path":"FOLDER/q1/q2"}]
        > POST /v1/files {"action":"remove","paths":[{"path":"FOLDER/q1"}]}
        < 200 [{"path":"FOLDER/q1","error":{"message":"remove FOLDER/q1: directory not \#
        empty","kind":"generic-file-error"}}]
        > POST /v1/files {"action":"remove","paths":[{"path":"FOLDER/q9"}]}
        < 200 [{"path":"FOLDER/q9","error":{"message":"remove FOLDER/q9: no such file or \#
        directory","kind":"not-found"}}]
        > POST /v1/files {"action":"remove","paths":[{"path":"FOLDER/q9","recursive":true}]}
        < 200 [{"path":"FOLDER/q9"}]
        > POST /v1/files {"action":"remove","paths":[{"path":"FOLDER/q1","recursive":true}]}
        < 200 [{"path":"FOLDER/q1"}]
        """#)

    static let exec = APITable(
        "running commands",
        #"""
        > GET /v1/exec
        < 405 method "GET" not allowed
        > POST /v1/exec EMPTY
        < 400 cannot decode request body: EOF
        > POST /v1/exec {}
        < 400 must specify command
        > POST /v1/exec {"command":["nosuchcmd"]}
        < 400 cannot find executable "nosuchcmd"
        > POST /v1/exec {"command":["true"],"timeout":"bogus"}
        < 400 invalid timeout: time: invalid duration "bogus"
        > POST /v1/exec {"command":["true"],"timeout":"1"}
        < 400 invalid timeout: time: missing unit in duration "1"
        > POST /v1/exec {"command":["true"],"service-context":"nosvc"}
        < 400 context service "nosvc" not found
        > POST /v1/exec {"command":["true"],"user":"nosuch"}
        < 400 user: unknown user nosuch
        > POST /v1/exec {"command":["true"],"group":"root"}
        < 400 must specify user, not just group
        > POST /v1/exec {"command":["true"],"interactive":true}
        < 500 cannot call exec: cannot use interactive mode without a terminal
        > POST /v1/exec {"command":["true"],"working-dir":"/nope"}
        < 500 cannot call exec: working directory "/nope" does not exist
        > POST /v1/exec {"command":["true"],"working-dir":"/etc/passwd"}
        < 500 cannot call exec: working directory "/etc/passwd" not a directory
        > POST /v1/exec {"command":["true"],"environment":{"HOME":"/nonexistent"}}
        < 500 cannot call exec: home directory "/nonexistent" does not exist
        """#)

    static let services = APITable(
        "services",
        #"""
        > GET /v1/services/
        < 404 invalid API endpoint requested
        > PUT /v1/services
        < 405 method "PUT" not allowed
        > DELETE /v1/services
        < 405 method "DELETE" not allowed
        > POST /v1/services EMPTY
        < 400 cannot decode data from request body: EOF
        > GET /v1/services/x
        < 400 not implemented
        > POST /v1/services/x {}
        < 400 not implemented
        > POST /v1/services {"action":"start"}
        < 400 must specify services for start action
        > POST /v1/services {"action":"bogus"}
        < 400 must specify services for bogus action
        > POST /v1/services {"action":"bogus","services":["a"]}
        < 400 invalid action "bogus"
        > POST /v1/services {"action":"replan","services":["a"]}
        < 400 replan accepts no service names
        > POST /v1/services {"action":"start","services":["nope"]}
        < 400 cannot start services: service "nope" does not exist
        > POST /v1/services {"action":"autostart"}
        < 400 no default services
        > POST /v1/services {"action":"autostart","services":["a"]}
        < 400 autostart accepts no service names
        """#)

    static let changes = APITable(
        "changes",
        #"""
        > POST /v1/services {"action":"replan"}
        < 202 null
        > GET /v1/changes?select=x
        < 400 select should be one of: all,in-progress,ready
        > GET /v1/changes/999
        < 404 cannot find change with id "999"
        > GET /v1/changes/999/wait?timeout=zz
        < 404 cannot find change with id "999"
        > GET /v1/changes/1/wait?timeout=zz
        < 400 invalid timeout: time: invalid duration "zz"
        > POST /v1/changes/1 {"action":"x"}
        < 400 invalid action "x"
        > POST /v1/changes/1 {"action":"abort"}
        < 400 cannot abort change 1 with nothing pending
        > POST /v1/changes/99 {"action":"abort"}
        < 404 cannot find change with id "99"
        """#)

    static let checks = APITable(
        "checks",
        #"""
        > GET /v1/checks?level=x
        < 400 level must be "alive" or "ready"
        > POST /v1/checks {"action":"start"}
        < 400 must specify checks for start action
        > POST /v1/checks {"action":"bogus","checks":["a"]}
        < 400 invalid action "bogus"
        > POST /v1/checks {"action":"start","checks":["zz","nope"]}
        < 400 cannot start checks: cannot find checks in plan: nope, zz
        > GET /v1/checks
        < 200 []
        > POST /v1/checks/refresh {"name":"nope"}
        < 404 cannot find check with name "nope"
        > POST /v1/checks/refresh {}
        < 400 must specify check name
        """#)

    static let logs = APITable(
        "logs",
        #"""
        > GET /v1/logs?n=-2
        < 400 n must be -1, 0, or a positive integer
        > GET /v1/logs?n=x
        < 400 n must be -1, 0, or a positive integer
        > GET /v1/logs?follow=x
        < 400 follow parameter must be "true" or "false"
        """#)
}
