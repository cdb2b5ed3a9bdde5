package import NIOCore
import NIOPosix

/// The one thread on which every connection to a daemon lives.
package enum PebbleEventLoop {
    /// The loop.
    ///
    /// Its thread starts with the first use: who makes no request pays nothing.
    package static let shared: any EventLoop = MultiThreadedEventLoopGroup(numberOfThreads: 1).next()
}
