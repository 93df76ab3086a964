using System.Collections.Immutable;

namespace Swarm.Bot.Settings;

/// <summary>A program and its arguments.</summary>
internal sealed class LinesShape : ValueShape<ImmutableArray<string>>
{
    private const int Most = 64;

    private static readonly TextShape Item = TextShape.Line("a text on one line of at most 1,000 characters", 1000);

    public override string Words => "a list: the program, then its arguments";

    public override bool TryRead(SettingsSpot spot, out ImmutableArray<string> value)
    {
        value = [];
        if (spot.Node is SettingsNode.Refused) return false;
        if (spot.Node is not SettingsNode.List list) return spot.Refuse($"'{spot.Name}' is not a list.", $"Give {Words}, e.g. [my-agent, '{{brief}}', '{{report}}'].");
        if (list.Items.IsEmpty) return spot.Refuse($"'{spot.Name}' is empty.", $"Give {Words}.");
        if (list.Items.Length > Most) return spot.Refuse($"'{spot.Name}' has more than {Most} items.", "Put the rest into a script.");

        var items = ImmutableArray.CreateBuilder<string>();
        for (var i = 0; i < list.Items.Length; i++)
        {
            var place = spot with { Node = list.Items[i], Name = $"{spot.Name}[{i}]" };
            if (Item.TryRead(place, out var item)) items.Add(item);
        }

        value = items.ToImmutable();
        return value.Length == list.Items.Length;
    }
}
