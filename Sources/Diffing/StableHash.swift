/// A hash that is the same in each run (FNV-1a, 64 bits), which Swift's own are not.
package func stableHash(of text: String) -> UInt64 {
    text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
}
