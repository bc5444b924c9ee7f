// swift-tools-version: 6.1
import PackageDescription

let package = Package(
    name: "diembao",
    products: [
        .library(name: "DiembaoCore", targets: ["DiembaoCore"]),
    ],
    targets: [
        // The language: bytes in, report out. No I/O, no clock, no environment.
        .target(name: "CDiembaoData"),
        .systemLibrary(name: "CGcrypt", pkgConfig: "libgcrypt", providers: [.apt(["libgcrypt20-dev"])]),
        .target(name: "DiembaoCore", dependencies: ["CDiembaoData", "CGcrypt"]),
        .testTarget(name: "DiembaoCoreTests", dependencies: ["DiembaoCore"], resources: [.copy("Fixtures")]),
    ],
    swiftLanguageModes: [.v6],
    cLanguageStandard: .c2x,
    cxxLanguageStandard: .cxx17
)
