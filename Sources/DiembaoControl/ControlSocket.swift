import CLinux

/// Where the control socket is, unless the configuration says otherwise.
public let defaultControlSocketPath = "/run/diembao/control.sock"

/// The longest line that either side accepts, in bytes: `retry` may name many files.
public let longestControlLine = 1 << 20
