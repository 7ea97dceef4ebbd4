import Features
import Foundation
import Testing

/// `Specs/features/directions.yaml`
@Suite struct DirectionTests {
    @Test func whatTravelsOneWayIsOptionalAndLast() throws {
        let user = User(name: "a", nickname: "b", password: "c")
        #expect(try json(of: user) == #"{"name":"a","nickname":"b","password":"c"}"#)
        let received = try decoded(#"{"id":1,"name":"a","createdAt":"2024-02-29T12:00:00Z"}"#, as: User.self)
        #expect(received.id == 1)
        #expect(received.createdAt == Date(timeIntervalSince1970: 1_709_208_000))
    }

    @Test func whatIsOnlyReceivedKeepsItsRequiredMembers() throws {
        let audit = try decoded(#"{"id":1,"comment":"a"}"#, as: Audit.self)
        let id: Int = audit.id
        #expect(id == 1 && audit.secret == nil)
        #expect(throws: DecodingError.self) { try decoded("{}", as: Audit.self) }
    }

    @Test func whatIsOnlySentKeepsItsRequiredMembers() throws {
        let login = Login(name: "a", password: "b")
        let password: String = login.password
        #expect(password == "b")
        #expect(try json(of: login) == #"{"name":"a","password":"b"}"#)
    }
}
