import Foundation

/// Holds back the signals with which users and systems end programs, for the moments in which files change their places.
enum SignalMask {
    /// Runs the body; a signal that comes meanwhile takes effect afterwards.
    static func withTerminationBlocked<Failure: Error>(_ body: () throws(Failure) -> Void) throws(Failure) {
        var blocked = sigset_t()
        var previous = sigset_t()
        sigemptyset(&blocked)
        for signal in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&blocked, signal) }
        pthread_sigmask(SIG_BLOCK, &blocked, &previous)
        defer { pthread_sigmask(SIG_SETMASK, &previous, nil) }
        try body()
    }
}
