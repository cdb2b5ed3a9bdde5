extension HookTools { static let secretTools: [HookTool] = [] }
