import Features
import Testing

/// `Specs/features/references.yaml`
@Suite struct ReferenceTests {
    @Test func deepReferencesShareTheType() {
        let chapter: Book.Chapter? = Catalogue(firstChapter: .init(title: "a")).firstChapter
        #expect(Book(chapters: [chapter].compactMap(\.self)).chapters?.count == 1)
        let encoded: Book.AB? = Catalogue(escaped: .init(c: "d")).escaped
        #expect(Catalogue(encoded: encoded).encoded?.c == "d")
    }

    @Test func aChainOfReferencesIsItsLastTarget() {
        let book: Book? = Catalogue(described: Book(title: "a"), chain: Alias(title: "b")).chain
        #expect(book?.title == "b")
    }

    @Test func aReferenceIntoAnotherFileIsATypeOfTheModule() {
        let label: Label? = Catalogue(label: Label(text: "a")).label
        #expect(label?.text == "a")
    }
}
