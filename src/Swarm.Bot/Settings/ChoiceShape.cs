using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Swarm.Bot.Settings;

/// <summary>One of a few names.</summary>
internal sealed class ChoiceShape<T>(params ImmutableArray<(string Name, T Value)> choices) : ValueShape<T>
{
    /// <summary>Names that are planned and refused by saying so.</summary>
    public ImmutableArray<string> Later { get; init; } = [];

    public override string Words { get; } = "one of " + string.Join(", ", choices.Select(choice => choice.Name));

    /// <summary>The name of a value.</summary>
    public string NameOf(T value) => choices.First(choice => EqualityComparer<T>.Default.Equals(choice.Value, value)).Name;

    public override bool TryRead(SettingsSpot spot, [MaybeNullWhen(false)] out T value)
    {
        value = default;
        if (!spot.TryWord(Words, out var word)) return false;
        foreach (var choice in choices)
        {
            if (choice.Name != word.Text) continue;
            value = choice.Value;
            return true;
        }

        var shown = Quoting.Plain(word.Text);
        if (Later.Contains(word.Text)) return spot.Refuse($"'{shown}' is not supported yet as '{spot.Name}'.", $"Give {Words}.");
        var near = NearestName.Of(word.Text, choices.Select(choice => choice.Name));
        return spot.Refuse($"'{shown}' is unknown as '{spot.Name}'.", near is null ? $"Give {Words}." : $"Did you mean '{near}'? It is {Words}.");
    }
}
