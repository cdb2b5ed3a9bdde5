// How Pebble lays an entry of a layer over the one below. `ops` does the same to a layer of its own but for three values:
// the upper entry's `override` wins there, a user or group id of 0 does not, and a check without a level has none after.

extension Layer.Service {
    /// Lays another definition of the service over this one, as Pebble does for `override: merge`.
    ///
    /// What the other sets wins, by key in maps; its lists are appended. ``override`` stays.
    ///
    /// - Parameter other: The definition of a layer above.
    public mutating func merge(_ other: Layer.Service) {
        summary.merge(other.summary)
        description.merge(other.description)
        startup = other.startup ?? startup
        command.merge(other.command)
        after += other.after
        before += other.before
        requires += other.requires
        workload.merge(other.workload)
        environment.merge(other.environment) { $1 }
        user.merge(other.user)
        userID = other.userID ?? userID
        group.merge(other.group)
        groupID = other.groupID ?? groupID
        workingDirectory.merge(other.workingDirectory)
        onSuccess = other.onSuccess ?? onSuccess
        onFailure = other.onFailure ?? onFailure
        onCheckFailure.merge(other.onCheckFailure) { $1 }
        backoffDelay = other.backoffDelay ?? backoffDelay
        backoffFactor = other.backoffFactor ?? backoffFactor
        backoffLimit = other.backoffLimit ?? backoffLimit
        killDelay = other.killDelay ?? killDelay
    }
}

extension Layer.Check {
    /// Lays another definition of the check over this one, as Pebble does for `override: merge`.
    ///
    /// What the other sets wins, by key in maps and within ``http``, ``tcp`` and ``exec``. ``override`` stays.
    ///
    /// - Parameter other: The definition of a layer above.
    public mutating func merge(_ other: Layer.Check) {
        level = other.level ?? level
        startup = other.startup ?? startup
        period = other.period ?? period
        timeout = other.timeout ?? timeout
        if let threshold = other.threshold, threshold != 0 { self.threshold = threshold }
        if let upper = other.http {
            var http = http ?? HTTP()
            http.merge(upper)
            self.http = http
        }
        if let upper = other.tcp {
            var tcp = tcp ?? TCP()
            tcp.merge(upper)
            self.tcp = tcp
        }
        if let upper = other.exec {
            var exec = exec ?? Exec()
            exec.merge(upper)
            self.exec = exec
        }
    }
}

extension Layer.Check.HTTP {
    fileprivate mutating func merge(_ other: Self) {
        url.merge(other.url)
        headers.merge(other.headers) { $1 }
        others.merge(other.others) { $1 }
    }
}

extension Layer.Check.TCP {
    fileprivate mutating func merge(_ other: Self) {
        if let port = other.port, port != 0 { self.port = port }
        host.merge(other.host)
        others.merge(other.others) { $1 }
    }
}

extension Layer.Check.Exec {
    fileprivate mutating func merge(_ other: Self) {
        command.merge(other.command)
        serviceContext.merge(other.serviceContext)
        environment.merge(other.environment) { $1 }
        user.merge(other.user)
        userID = other.userID ?? userID
        group.merge(other.group)
        groupID = other.groupID ?? groupID
        workingDirectory.merge(other.workingDirectory)
        others.merge(other.others) { $1 }
    }
}

extension Layer.LogTarget {
    /// Lays another definition of the target over this one, as Pebble does for `override: merge`.
    ///
    /// What the other sets wins, by key in ``labels``; its ``services`` are appended. ``override`` stays.
    ///
    /// - Parameter other: The definition of a layer above.
    public mutating func merge(_ other: Layer.LogTarget) {
        kind = other.kind ?? kind
        location.merge(other.location)
        services += other.services
        labels.merge(other.labels) { $1 }
    }
}

extension Layer.Workload {
    /// Lays another definition of the workload over this one, as Pebble does for `override: merge`.
    ///
    /// What the other sets wins, by key in ``environment``. ``override`` stays.
    ///
    /// - Parameter other: The definition of a layer above.
    public mutating func merge(_ other: Layer.Workload) {
        environment.merge(other.environment) { $1 }
        user.merge(other.user)
        userID = other.userID ?? userID
        group.merge(other.group)
        groupID = other.groupID ?? groupID
    }
}

extension String {
    /// Takes another text unless that is empty, which is not set.
    fileprivate mutating func merge(_ other: String) {
        if !other.isEmpty { self = other }
    }
}
