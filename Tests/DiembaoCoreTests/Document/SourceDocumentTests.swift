import DiembaoCore
import Testing

@Test func `a document keeps its bytes as they came`() {
    #expect(SourceDocument(bytes: [0xFF, 0x00]).bytes == [0xFF, 0x00])
}
