import Features
import Testing

/// `Specs/features/shared-members.yaml`
@Suite struct SharedMemberTests {
    @Test func membersBesideManyComponentsStandInAStructOfTheirOwn() throws {
        let update = try expectRoundTrip(#"{"at":7,"lane":"a","state":"paused"}"#, as: TrainUpdate.self)
        #expect(update == TrainUpdate(value: .paused(TrainPaused(at: 7)), lane: "a"))
    }

    @Test func membersThatEveryBranchAddsDoToo() throws {
        let update = try expectRoundTrip(#"{"at":7,"lane":"a","state":"failed"}"#, as: LaneUpdate.self)
        #expect(update == LaneUpdate(value: .failed(TrainFailed(at: 7)), lane: "a"))
        #expect(try expectRoundTrip(#"{"at":7,"state":"failed"}"#, as: LaneUpdate.self).lane == nil)
    }

    @Test func aBranchMayDeclareTheMemberItself() throws {
        let update = try expectRoundTrip(#"{"lane":"a","state":"lost"}"#, as: LaneUpdate.self)
        #expect(update == LaneUpdate(value: .lost(TrainLost(lane: "a")), lane: "a"))
    }

    @Test func unknownTagsKeepTheValue() throws {
        let update = try expectRoundTrip(#"{"lane":"a","more":[1],"state":"new"}"#, as: TrainUpdate.self)
        guard case .unrecognized = update.value else { return #expect(Bool(false), "\(update)") }
        #expect(update.lane == "a")
    }
}
