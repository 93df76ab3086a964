using Microsoft.Extensions.Configuration;

namespace Swarm.Bot.Cli;

/// <summary>The configuration of a command: <c>appsettings.json</c> in the working directory, then the environment, then options.</summary>
internal static class ProgramConfiguration
{
    private const string FileName = "appsettings.json";
    private const string DataKey = "Swarm:Data";
    private const string PollKey = "Swarm:Deliveries:Poll";

    public static Outcome<ConfigurationRoot> Read(Terminal terminal, string? data, bool poll = false)
    {
        var variables = terminal.Variables.ToDictionary(each => each.Key.Replace("__", ":", StringComparison.Ordinal), each => (string?)each.Value, StringComparer.OrdinalIgnoreCase);
        if (data is not null) variables[DataKey] = data;
        if (poll) variables[PollKey] = bool.TrueString;
        try
        {
            return new ConfigurationBuilder()
                .AddJsonFile(Path.GetFullPath(FileName), optional: true, reloadOnChange: false)
                .AddInMemoryCollection(variables)
                .Build() as ConfigurationRoot ?? throw new InvalidOperationException("A configuration without a root.");
        }
        catch (InvalidDataException e)
        {
            return new Refusal($"{FileName} cannot be read: {e.GetBaseException().Message}", "Correct it, or remove it and set environment variables.");
        }
    }

    /// <summary>The full path of the data directory that is meant.</summary>
    public static Outcome<string> DataFolder(Terminal terminal, string? data)
    {
        if (!Read(terminal, data).Gives(out var configuration, out var refusal)) return refusal;
        return Path.GetFullPath(configuration[DataKey] is { Length: > 0 } path ? path.Trim() : Settings.ServerTable.Data.Default);
    }
}
