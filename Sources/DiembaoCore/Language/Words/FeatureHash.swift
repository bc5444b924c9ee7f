import CDiembaoData

/// Mixes the parts of a feature into one number (a resource without state).
///
/// Models address their weights by these numbers, so whoever changes them has to train the models anew.
package enum FeatureHash {
    @inline(__always)
    package static func of(_ template: UInt64, _ a: UInt64) -> UInt64 {
        finish(template &* 0x9E37_79B9_7F4A_7C15 ^ a &* 0xD6E8_FEB8_6659_FD93)
    }

    @inline(__always)
    package static func of(_ template: UInt64, _ a: UInt64, _ b: UInt64) -> UInt64 {
        finish(
            template &* 0x9E37_79B9_7F4A_7C15 ^ a &* 0xD6E8_FEB8_6659_FD93 ^ rotate(b &* 0xA076_1D64_78BD_642F, 23))
    }

    @inline(__always)
    package static func of(_ template: UInt64, _ a: UInt64, _ b: UInt64, _ c: UInt64) -> UInt64 {
        finish(
            template &* 0x9E37_79B9_7F4A_7C15 ^ a &* 0xD6E8_FEB8_6659_FD93 ^ rotate(b &* 0xA076_1D64_78BD_642F, 23)
                ^ rotate(c &* 0xE703_7ED1_A0B4_28DB, 41))
    }

    @inline(__always)
    private static func rotate(_ value: UInt64, _ bits: UInt32) -> UInt64 { diembao_rotate_left(value, bits) }

    @inline(__always)
    private static func finish(_ value: UInt64) -> UInt64 {
        let mixed = (value ^ value >> 32) &* 0xC2B2_AE3D_27D4_EB4F
        return mixed ^ mixed >> 29
    }
}
