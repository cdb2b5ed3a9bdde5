/// The module by which a Python charm finds its containers where no other way is open.
enum PythonModule {
    static let filename = "sitecustomize.py"

    /// Python runs a module of this name as it starts, the first one on its path: one that it hides is run by it.
    static let text = """
        # Written by the local Juju: leads sockets under /charm/containers to the folder that stands for it.
        import os
        import socket
        import sys

        _standing = os.environ.get("OPS_CONTAINERS")
        if _standing:
            _connect = socket.socket.connect

            def _connect_within(self, address):
                if self.family == socket.AF_UNIX and isinstance(address, str):
                    if address.startswith("/charm/containers/"):
                        address = _standing + address[len("/charm/containers"):]
                return _connect(self, address)

            socket.socket.connect = _connect_within

        _here = os.path.dirname(os.path.abspath(__file__))
        _path = sys.path
        sys.path = [_place for _place in _path if os.path.abspath(_place) != _here]
        _own = sys.modules.pop("sitecustomize", None)
        try:
            import sitecustomize
        except ImportError:
            sys.modules["sitecustomize"] = _own
        sys.path = _path

        """
}
