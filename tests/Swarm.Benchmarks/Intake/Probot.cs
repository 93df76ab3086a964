using System.Diagnostics;
using System.Reflection;
using Swarm.Benchmarks.Road;

namespace Swarm.Benchmarks.Intake;

/// <summary>Probot with a handler that does nothing, as a process of its own.</summary>
internal static class Probot
{
    private static readonly string Npm = typeof(Probot).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(each => each.Key == "Npm").Value!;

    public static bool IsPresent => File.Exists(Path.Combine(Npm, "node_modules", "probot", "package.json"));

    public static Task<ServeProcess> StartAsync(string secret, CancellationToken ct)
    {
        var address = ServeProcess.FreeAddress();
        var info = new ProcessStartInfo("node", [Path.Combine(Npm, "probot-server.mjs")]);
        info.Environment["WEBHOOK_SECRET"] = secret;
        info.Environment["PORT"] = $"{address.Port}";
        info.Environment["NODE_ENV"] = "production";
        return ServeProcess.StartAsync(info, address, "ping", ct);
    }
}
