// swift-tools-version: 6.1
import PackageDescription

// pkg-config names these too, but with other flags (-pthread) of which the package manager warns. Debian's folders; one of the last
// two is there.
let gmimeHeaders = [
    "-I/usr/include/gmime-3.0", "-I/usr/include/glib-2.0", "-I/usr/lib/x86_64-linux-gnu/glib-2.0/include",
    "-I/usr/lib/aarch64-linux-gnu/glib-2.0/include",
]

// docs/ARCHITECTURE.md tells what each target is for and which way the arrows between them run; docs/DEPENDENCIES.md why
// each dependency is there.
let package = Package(
    name: "diembao",
    products: [
        .library(name: "DiembaoCore", targets: ["DiembaoCore"]),
        .executable(name: "diembao", targets: ["diembao"]),
        .executable(name: "diembaod", targets: ["diembaod"]),
        .executable(name: "diembao-reader", targets: ["diembao-reader"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
    ],
    targets: [
        // The language: bytes in, report out. No I/O, no clock, no environment.
        .target(name: "CDiembaoData"),
        .systemLibrary(name: "CGcrypt", pkgConfig: "libgcrypt", providers: [.apt(["libgcrypt20-dev"])]),
        .systemLibrary(name: "CXML", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(name: "CMarkdown", pkgConfig: "md4c", providers: [.apt(["libmd4c-dev"])]),
        .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
        .target(name: "CTOML", cxxSettings: [.define("TOML_EXCEPTIONS", to: "0")]),
        .target(name: "DiembaoExtract"),
        .target(
            name: "DiembaoCore",
            dependencies: ["CDiembaoData", "CGcrypt", "CMarkdown", "CTOML", "CXML", "CYAML", "DiembaoExtract"]),

        // Documents whose parsers run apart from all else: bytes in, paragraphs out.
        .systemLibrary(name: "CArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
        .target(
            name: "CGMime", cSettings: [.unsafeFlags(gmimeHeaders)],
            linkerSettings: [.linkedLibrary("gmime-3.0"), .linkedLibrary("gobject-2.0"), .linkedLibrary("glib-2.0")]
        ),
        .target(name: "CPoppler", linkerSettings: [.linkedLibrary("poppler-cpp")]),
        .target(
            name: "DiembaoFormats", dependencies: ["CArchive", "CGMime", "CPoppler", "CXML", "DiembaoExtract"]),

        // The process that they run in, and how one is started.
        .target(name: "CSandbox", linkerSettings: [.linkedLibrary("seccomp")]),
        .executableTarget(name: "diembao-reader", dependencies: ["CSandbox", "DiembaoExtract", "DiembaoFormats"]),
        .target(name: "DiembaoReader", dependencies: ["CLinux", "DiembaoExtract"]),

        // The world: folders, ledger, systemd, people.
        .target(name: "CLinux"),
        .target(name: "DiembaoThreads"),
        .systemLibrary(name: "CSystemd", pkgConfig: "libsystemd", providers: [.apt(["libsystemd-dev"])]),
        .target(
            name: "DiembaoConfiguration", dependencies: ["DiembaoCore", "DiembaoExtract", "CTOML", "CLinux"]),
        .target(name: "DiembaoControl", dependencies: ["CLinux"]),
        .target(
            name: "DiembaoSystemd",
            dependencies: ["CSystemd", .product(name: "Logging", package: "swift-log")]
        ),
        .target(
            name: "DiembaoSpool",
            dependencies: [
                "DiembaoCore", "DiembaoExtract", "DiembaoReader", "DiembaoConfiguration", "DiembaoControl", "CLinux",
                "DiembaoThreads", .product(name: "GRDB", package: "GRDB.swift"),
            ]
        ),
        .target(
            name: "DiembaoService",
            dependencies: [
                "DiembaoSpool", "DiembaoSystemd", "DiembaoConfiguration", "DiembaoControl", "DiembaoCore", "CLinux",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ]
        ),
        .target(
            name: "DiembaoCommand",
            dependencies: [
                "DiembaoCore", "DiembaoExtract", "DiembaoReader", "DiembaoConfiguration", "DiembaoControl", "CLinux",
                "DiembaoThreads", .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]
        ),

        // The mains.
        .executableTarget(name: "diembao", dependencies: ["DiembaoCommand"]),
        .executableTarget(
            name: "diembaod",
            dependencies: [
                "DiembaoService", "DiembaoSpool", "DiembaoCore",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]
        ),

        // Builds the models of the language from the data that docs/DATA.md names; `make models` runs it, nobody installs it.
        .executableTarget(
            name: "diembao-train",
            dependencies: ["DiembaoCore", .product(name: "ArgumentParser", package: "swift-argument-parser")],
            path: "Sources/DiembaoTrainer"
        ),

        // What tests of several targets need: random numbers that are the same every time, the time of a thread.
        .target(name: "TestSupport", path: "Tests/TestSupport"),
        .testTarget(
            name: "DiembaoCoreTests",
            dependencies: ["AnalysisCheck", "DiembaoCore", "DiembaoExtract", "TestSupport"],
            resources: [.copy("Fixtures")]
        ),
        .testTarget(
            name: "DiembaoFormatsTests",
            dependencies: ["DiembaoFormats", "DiembaoExtract", "TestSupport"],
            resources: [.copy("Fixtures")]
        ),
        .testTarget(
            name: "DiembaoConfigurationTests",
            dependencies: ["DiembaoConfiguration", "DiembaoCore", "DiembaoExtract", "TestSupport"]),
        .testTarget(
            name: "DiembaoReaderTests",
            dependencies: ["DiembaoReader", "DiembaoExtract", "diembao-reader", "diembao-sandbox-prober"]
        ),
        // Tries to get out of the walls that diembao-reader shuts itself in; only tests run it.
        .executableTarget(
            name: "diembao-sandbox-prober", dependencies: ["CSandbox"], path: "Tests/SandboxProber"),
        .testTarget(name: "DiembaoControlTests", dependencies: ["DiembaoControl", "CLinux"]),
        .testTarget(
            name: "DiembaoCommandTests",
            dependencies: [
                "DiembaoCommand", "DiembaoControl", "DiembaoCore", "DiembaoExtract", "DiembaoThreads", "CLinux",
                "diembao",
            ],
            resources: [.copy("Fixtures")]
        ),
        .testTarget(
            name: "DiembaoSystemdTests",
            dependencies: ["DiembaoSystemd", "CSystemd", .product(name: "Logging", package: "swift-log")]
        ),
        .testTarget(
            name: "DiembaoSpoolTests",
            dependencies: [
                "DiembaoSpool", "DiembaoConfiguration", "DiembaoCore", "DiembaoExtract", "CLinux", "TestSupport",
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            resources: [.copy("Fixtures")]
        ),
        .testTarget(
            name: "DiembaoServiceTests",
            dependencies: [
                "DiembaoService", "DiembaoSpool", "DiembaoSystemd", "DiembaoControl", "DiembaoCore", "CLinux",
                "TestSupport", "diembaod-faulty", .product(name: "Logging", package: "swift-log"),
            ]
        ),
        // The daemon with an analysis that does what the article tells it to; only tests run it.
        .executableTarget(
            name: "diembaod-faulty",
            dependencies: ["DiembaoService", "DiembaoSpool", "DiembaoCore"],
            path: "Tests/FaultyDaemon"
        ),
        // What holds for every analysis, whatever the bytes; what holds for all else that reads bytes from outside; and
        // libFuzzer's search for bytes for which it does not.
        .target(name: "AnalysisCheck", dependencies: ["DiembaoCommand", "DiembaoCore"], path: "Tests/AnalysisCheck"),
        .target(
            name: "InputChecks",
            dependencies: [
                "AnalysisCheck", "DiembaoCommand", "DiembaoService", "DiembaoSpool", "DiembaoConfiguration",
                "DiembaoControl", "DiembaoCore", "DiembaoExtract", "DiembaoFormats", "CLinux",
                .product(name: "Logging", package: "swift-log"),
            ],
            path: "Tests/InputChecks"
        ),
        .testTarget(name: "InputCheckTests", dependencies: ["InputChecks", "TestSupport"]),
        .executableTarget(
            name: "diembao-fuzz",
            dependencies: ["InputChecks"],
            path: "Tests/Fuzz",
            exclude: ["corpus", "dictionaries", "run", "sentences"]
        ),
        // The analysis pass by pass: `make bench`.
        .executableTarget(name: "diembao-bench", dependencies: ["DiembaoCore"], path: "Benchmarks/language"),
    ],
    swiftLanguageModes: [.v6],
    cLanguageStandard: .c2x,
    cxxLanguageStandard: .cxx17
)
