using System.CommandLine;

namespace Swarm.Bot.Cli.Doctor;

/// <summary><c>swarm doctor</c>: what this machine has of what the server needs.</summary>
internal static class DoctorCommand
{
    public static Command Create(Terminal terminal)
    {
        var (data, json) = (CommandOptions.Data(), CommandOptions.Json());
        var command = new Command("doctor", "Look at this machine and the settings: one line each for what is there, limited or missing, and the next step. Changes nothing.") { data, json };
        command.SetAction((parsed, ct) => new DoctorRun(new Answer(terminal, parsed.GetValue(json)), TimeProvider.System).RunAsync(parsed.GetValue(data), ct));
        return command;
    }
}
