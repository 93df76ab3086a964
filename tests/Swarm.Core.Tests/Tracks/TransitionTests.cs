using Swarm.Core.Tracks;

namespace Swarm.Core.Tests.Tracks;

public sealed class TransitionTests
{
    [Fact]
    public void The_table_of_transitions_is_the_approved_one()
    {
        var printed = TransitionTable.Print();
        var received = Path.Combine(AppContext.BaseDirectory, "transitions.received.txt");
        File.WriteAllText(received, printed);
        var approved = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Approved", "transitions.txt"));
        (printed == approved).ShouldBeTrue($"Compare {received} with Approved/transitions.txt; if the difference is meant, approve it by copying.");
    }

    [Fact]
    public void The_table_names_every_kind_of_event()
    {
        var all = typeof(TrackEvent).GetNestedTypes().Where(type => type.IsSubclassOf(typeof(TrackEvent)));
        TransitionTable.PhaseEvents().AddRange(TransitionTable.AttemptEvents()).Select(each => each.GetType()).Distinct().ShouldBe(all, ignoreOrder: true);
    }
}
