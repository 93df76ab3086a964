using System.Collections.Immutable;

namespace Swarm.Bot.Settings;

/// <summary>Collects the faults of one reading.</summary>
internal sealed class SettingsFaults
{
    private readonly List<SettingsFault> all = [];

    public void Add(int line, int column, string text, string fix) => all.Add(new SettingsFault(line, column, text, fix));

    public void Add(SettingsNode place, string text, string fix) => Add(place.Line, place.Column, text, fix);

    public ImmutableArray<SettingsFault> InOrder() => [.. all.OrderBy(fault => fault.Line).ThenBy(fault => fault.Column)];
}
