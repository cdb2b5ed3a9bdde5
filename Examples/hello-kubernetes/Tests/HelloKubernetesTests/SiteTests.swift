import Ops
import Testing

@testable import HelloKubernetes

struct SiteTests {
    private let site = Site(address: "10.1.2.3", port: 8080, model: "m", unit: "hello/0")

    @Test("the layer runs the server on the pod's address, and checks it")
    func layer() throws {
        let expected = """
            summary: A page
            services:
              web:
                override: replace
                summary: Python's HTTP server
                startup: enabled
                command: python3 -m http.server --bind 10.1.2.3 --directory /tmp/hello-kubernetes-m-hello-0 8080
            checks:
              up:
                override: replace
                level: alive
                period: 1s
                threshold: 5
                http:
                  url: http://10.1.2.3:8080/health
            """
        #expect(site.layer == (try Layer(yaml: expected)))
    }

    @Test("another port is another plan, on which Pebble restarts the server")
    func port() {
        var other = site
        other.port = 8081
        #expect(other.layer.services["web"] != site.layer.services["web"])
        #expect(other.layer.checks["up"] != site.layer.checks["up"])
        #expect(other.folder == site.folder)
    }

    @Test("units have folders of their own, whose files are in them")
    func folders() {
        let other = Site(address: "10.1.2.4", port: 8080, model: "m", unit: "hello/1")
        #expect(other.folder != site.folder)
        #expect(site.page.hasPrefix("\(site.folder)/"))
        #expect(site.health.hasPrefix("\(site.folder)/"))
    }

    @Test(
        "an address is written as a URL has it",
        arguments: [("10.1.2.3", "http://10.1.2.3:80/"), ("fd00::1", "http://[fd00::1]:80/")])
    func url(address: String, url: String) {
        #expect(Site(address: address, port: 80, model: "m", unit: "hello/0").url == url)
    }
}
