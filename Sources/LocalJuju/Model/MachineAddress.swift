import HookTools

/// The address of a unit's machine.
///
/// All machines are this computer. Each still has an address of its own, on which its unit's workload can listen and the
/// others reach it: Linux takes all of 127.0.0.0/8 as itself.
struct MachineAddress {
    var machine: Int

    /// `127.0.1.1` for machine 0.
    var text: String { "127.\(machine / 62_500 % 250).\(1 + machine / 250 % 250).\(1 + machine % 250)" }

    var network: NetworkSnapshot {
        let address = NetworkSnapshot.Address(value: text, cidr: "127.0.0.0/8")
        let interface = NetworkSnapshot.Interface(name: "lo", macAddress: "00:00:00:00:00:00", addresses: [address])
        return NetworkSnapshot(interfaces: [interface], ingressAddresses: [text], egressSubnets: ["\(text)/32"])
    }
}
