extension HookChanges {
    /// Settings as they are once a change is committed.
    package static func applying(_ change: SettingsChange, to settings: [String: String]) -> [String: String] {
        var result = settings
        for (key, value) in change {
            if let value { result[key] = value } else { result.removeValue(forKey: key) }
        }
        return result
    }
}
