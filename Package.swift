// swift-tools-version: 6.1
import PackageDescription

// The arrows between targets run one way: mains ► spool, systemd, control, configuration ► core.
// docs/ARCHITECTURE.md tells what each is for; docs/DEPENDENCIES.md why each dependency is there.
let package = Package(
    name: "diembao",
    products: [
        .library(name: "DiembaoCore", targets: ["DiembaoCore"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
    ],
    targets: [
        // The language: bytes in, report out. No I/O, no clock, no environment.
        .target(name: "CDiembaoData"),
        .systemLibrary(name: "CGcrypt", pkgConfig: "libgcrypt", providers: [.apt(["libgcrypt20-dev"])]),
        .target(name: "DiembaoCore", dependencies: ["CDiembaoData", "CGcrypt"]),

        // The world: folders, ledger, systemd, people.
        .target(name: "CLinux"),
        .target(name: "CTOML", cxxSettings: [.define("TOML_EXCEPTIONS", to: "0")]),
        .systemLibrary(name: "CSystemd", pkgConfig: "libsystemd", providers: [.apt(["libsystemd-dev"])]),
        .target(name: "DiembaoConfiguration", dependencies: ["CTOML", "CLinux"]),
        .target(name: "DiembaoControl", dependencies: ["CLinux"]),
        .target(
            name: "DiembaoSystemd",
            dependencies: ["CSystemd", .product(name: "Logging", package: "swift-log")]
        ),
        .testTarget(name: "DiembaoCoreTests", dependencies: ["DiembaoCore"], resources: [.copy("Fixtures")]),
        .testTarget(name: "DiembaoConfigurationTests", dependencies: ["DiembaoConfiguration"]),
        .testTarget(
            name: "DiembaoSystemdTests",
            dependencies: ["DiembaoSystemd", "CSystemd", .product(name: "Logging", package: "swift-log")]
        ),
    ],
    swiftLanguageModes: [.v6],
    cLanguageStandard: .c2x,
    cxxLanguageStandard: .cxx17
)
