using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using Swarm.Bot.Cli.Tracks;
using Swarm.Core.Tracks;

namespace Swarm.Bot.Tests.Cli;

public sealed class EventTextTests
{
    public static TheoryData<Type> Kinds => [.. typeof(TrackEvent).GetCustomAttributes(typeof(JsonDerivedTypeAttribute), false).Cast<JsonDerivedTypeAttribute>().Select(each => each.DerivedType)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_kind_of_event_has_a_line_of_its_own(Type kind)
    {
        var fact = (TrackEvent)RuntimeHelpers.GetUninitializedObject(kind);
        string? line = null;

        // Nothing stands in it: a line that speaks of what does fails, which only one that has words for the kind can.
        try
        {
            line = EventText.Of(fact);
        }
        catch (Exception e) when (e is NullReferenceException or InvalidOperationException or ArgumentNullException)
        {
            return;
        }

        line.ShouldNotBe(kind.Name);
    }
}
