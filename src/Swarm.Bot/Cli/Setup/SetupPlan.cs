using Microsoft.Extensions.Configuration;
using Swarm.Bot.Settings;
using Swarm.Bot.Setup;

namespace Swarm.Bot.Cli.Setup;

/// <summary>What a set-up works with, read and checked.</summary>
/// <param name="Configuration">The operator's own settings, without what a set-up stored.</param>
/// <param name="Data">Full path of the data directory.</param>
internal sealed record SetupPlan(SetupOptions Options, IConfiguration Configuration, SetupTarget Target, string Data)
{
    public AppFolder Folder { get; } = new(Data);

    public static Outcome<SetupPlan> Read(Terminal terminal, SetupOptions options)
    {
        if (!ProgramConfiguration.Read(terminal, options.Data).Gives(out var configuration, out var refusal)) return refusal;
        if (!ProgramConfiguration.DataFolder(terminal, options.Data).Gives(out var data, out refusal)) return refusal;
        // An App that is stored lives where it was registered, whatever the default is.
        var stored = options.Replaces ? null : new AppFolder(data).Look().App?.GitHub.AbsoluteUri;
        var set = configuration[$"{ServerTable.Section}:{ServerTable.GitHubUrl.Path}"] is { Length: > 0 } text ? text : null;
        if (!SetupTargets.Read(options, stored ?? set).Gives(out var target, out refusal)) return refusal;
        return new SetupPlan(options, configuration, target, data);
    }
}
