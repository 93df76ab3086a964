using System.Collections.Immutable;
using Swarm.Core.Policies;

namespace Swarm.Bot.Settings;

/// <summary>Every key of <c>.github/swarm.yml</c>: the source of the reader, of the nearest-name search and of the reference page.</summary>
internal static class SettingsTable
{
    /// <summary>Stands in a path where the file names a role.</summary>
    public const string AnyRole = "<role>";

    public const string DefaultRunner = "claude-code";

    /// <summary>Roles that the product itself gives out. Plans may name others.</summary>
    public static ImmutableArray<string> Roles { get; } = ["default", "explorer", "planner", "implementer", "reviewer", "repairer", "verifier"];

    public static ImmutableArray<string> Runners { get; } = [DefaultRunner, "command", "scripted"];

    private static readonly RepositorySettings Defaults = new();

    private static readonly ChoiceShape<Overlap> OverlapShape = new(("allow", Overlap.Allow), ("queue", Overlap.Queue));

    private static readonly ChoiceShape<Autonomy> AutonomyShape = new(
        ("manual", Autonomy.Manual), ("checkpoint", Autonomy.Checkpoint), ("until-gates", Autonomy.UntilGates), ("full", Autonomy.Full));

    private static readonly ChoiceShape<Ceremony> CeremonyShape = new(("auto", Ceremony.Auto), ("light", Ceremony.Light), ("full", Ceremony.Full));

    private static readonly ChoiceShape<string> RunnerShape = new([.. Runners.Select(name => (name, name))]) { Later = ["codex", "opencode"] };

    private static readonly NumberShape Slots = NumberShape.From(1, 64);

    private static readonly NumberShape Dollars = NumberShape.UsDollars(10_000);

    private static readonly TextShape CommandLine = TextShape.Line("a command on one line of at most 1,000 characters", 1000);

    /// <summary>All keys, in the order of the reference page.</summary>
    public static ImmutableArray<SettingsKey> All { get; } =
    [
        SettingsKey.Of("label", "The label that starts a track.", Defaults.Label,
            new TextShape("a label's name: one line, at most 50 characters", GitNames.BrokenLabel), (s, v) => s with { Label = v }),
        SettingsKey.Of("base", "The branch that a pull request goes to.", "the repository's default branch",
            new TextShape("a branch's name, without 'refs/heads/'", GitNames.BrokenBranch), (s, v) => s with { Base = v }),
        SettingsKey.Of("autonomy", "How much the app does before it asks. `manual`: only `/swarm dispatch` starts work. `checkpoint`: it asks after the plan, when every task is settled, and before findings of the council are repaired. `until-gates`: it asks after the plan only. `full`: it never asks for approval.",
            AutonomyShape.NameOf(Defaults.Autonomy), AutonomyShape, (s, v) => s with { Autonomy = v }),
        SettingsKey.Of("ceremony", "How many stations a track passes. `auto`: one small task takes the short road. `light`: always the short road. `full`: always approval and council.",
            CeremonyShape.NameOf(Defaults.Ceremony), CeremonyShape, (s, v) => s with { Ceremony = v }),

        SettingsKey.Of("schedule.background", "Attempts of a track that run at once on tasks that need no person.", $"{Defaults.Schedule.Background}",
            Slots, (s, v) => s with { Schedule = s.Schedule with { Background = (int)v } }),
        SettingsKey.Of("schedule.foreground", "The same for tasks that may ask a person; such an attempt keeps its slot while it waits.", $"{Defaults.Schedule.Foreground}",
            Slots, (s, v) => s with { Schedule = s.Schedule with { Foreground = (int)v } }),
        SettingsKey.Of("schedule.total", "Both together.", $"{Defaults.Schedule.Total}",
            Slots, (s, v) => s with { Schedule = s.Schedule with { Total = (int)v } }),

        SettingsKey.Of("budget.trackUsd", "Most that one track may spend on models. A call that would pass it is refused before it leaves.", $"{Defaults.Budget.TrackUsd}",
            Dollars, (s, v) => s with { Budget = s.Budget with { TrackUsd = v } }),
        SettingsKey.Of("budget.dayUsd", "The same for everything this server spends on a day (UTC), whatever the repository.", $"{Defaults.Budget.DayUsd}",
            Dollars, (s, v) => s with { Budget = s.Budget with { DayUsd = v } }),
        SettingsKey.Of("budget.personDayUsd", "The same for the person who labels on a day (UTC), whatever the repository.", $"{Defaults.Budget.PersonDayUsd}",
            Dollars, (s, v) => s with { Budget = s.Budget with { PersonDayUsd = v } }),
        SettingsKey.Of("budget.warnAt", "Share of the track's limit at which the issue's comment warns.", $"{Defaults.Budget.WarnAt}",
            NumberShape.Share(), (s, v) => s with { Budget = s.Budget with { WarnAt = v } }),

        SettingsKey.OfAgent("runner", "Which program works in the role. Role `default` serves every role that is not named.", DefaultRunner,
            RunnerShape, (c, v) => c with { Runner = v }),
        SettingsKey.OfAgent("model", "The model's name as its runner takes it.", "the runner's choice",
            TextShape.Line("a model's name of at most 100 characters", 100), (c, v) => c with { Model = v }),
        SettingsKey.OfAgent("command", "Program and arguments of runner `command`, which needs it; `{brief}` and `{report}` become the paths of the two files.", "none",
            new LinesShape(), (c, v) => c with { Command = v }),

        SettingsKey.Of("commands.build", "Gate `build`: run in the cell without network or secret; exit code 0 passes.", "none",
            CommandLine, (s, v) => s with { Commands = s.Commands with { Build = v } }),
        SettingsKey.Of("commands.test", "The same for gate `tests`.", "none",
            CommandLine, (s, v) => s with { Commands = s.Commands with { Test = v } }),
        SettingsKey.Of("commands.lint", "The same for gate `lint`.", "none",
            CommandLine, (s, v) => s with { Commands = s.Commands with { Lint = v } }),

        SettingsKey.Of("overlap", "What happens to tasks that touch files of an earlier open track of the repository: `allow` starts them, `queue` lets them wait until that track has ended. Both issues show the overlap either way.",
            OverlapShape.NameOf(Defaults.Overlap), OverlapShape, (s, v) => s with { Overlap = v }),

        SettingsKey.Of("branchPrefix", "First part of every branch that the app writes; it writes no other.", Defaults.BranchPrefix,
            new TextShape("a branch name's first part, e.g. swarm", GitNames.BrokenPrefix), (s, v) => s with { BranchPrefix = v }),

        SettingsKey.Of("limits.agentMinutes", "Wall clock of one agent session.", $"{Defaults.AgentMinutes}",
            NumberShape.From(1, 480, "minutes"), (s, v) => s with { AgentMinutes = (int)v }),
        SettingsKey.Of("limits.commandMinutes", "Wall clock of one build, test or lint command.", $"{Defaults.CommandMinutes}",
            NumberShape.From(1, 240, "minutes"), (s, v) => s with { CommandMinutes = (int)v }),
        SettingsKey.Of("limits.maxTasks", "Largest plan that the app starts, in tasks. A larger one is refused with the advice to split the issue.", $"{Defaults.MaxTasks}",
            NumberShape.From(1, 500), (s, v) => s with { MaxTasks = (int)v }),

        SettingsKey.Later("preset"),
        SettingsKey.Later("gates"),
        SettingsKey.Later("spawn"),
        SettingsKey.Later("documents"),
        SettingsKey.Later("taskBranches"),
        SettingsKey.Later("actors"),
        SettingsKey.Later("schedule.strategy"),
        SettingsKey.Later("commands.setup"),
        SettingsKey.Later("commands.typecheck"),
        SettingsKey.Later("commands.lintFix"),
    ];

    private static readonly ImmutableDictionary<string, SettingsKey> ByPath = All.ToImmutableDictionary(key => key.Path);

    private static readonly ImmutableHashSet<string> Sections = [.. All.SelectMany(key => Above(key.Path))];

    public static SettingsKey? Find(string path) => ByPath.GetValueOrDefault(path);

    /// <summary>True where keys stand below the path.</summary>
    public static bool IsSection(string path) => Sections.Contains(path);

    /// <summary>Names that may stand directly below a section; the file's top is the empty path.</summary>
    public static IEnumerable<string> NamesBelow(string section)
    {
        var start = section.Length == 0 ? 0 : section.Length + 1;
        return All.Where(key => key.Apply is not null && (start == 0 || key.Path.StartsWith(section + ".", StringComparison.Ordinal)))
            .Select(key => key.Path[start..].Split('.')[0])
            .Distinct();
    }

    private static IEnumerable<string> Above(string path)
    {
        for (var dot = path.IndexOf('.', StringComparison.Ordinal); dot >= 0; dot = path.IndexOf('.', dot + 1)) yield return path[..dot];
    }
}
