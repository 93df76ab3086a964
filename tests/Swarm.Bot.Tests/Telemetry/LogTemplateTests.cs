using System.Reflection;
using Microsoft.Extensions.Logging;
using Swarm.Agents;
using Swarm.Bot.Hosting;
using Swarm.GitHub;
using Swarm.Storage;

namespace Swarm.Bot.Tests.Telemetry;

public sealed class LogTemplateTests
{
    private const string Template = "{OriginalFormat}";

    public static TheoryData<string, MethodInfo> Lines()
    {
        var data = new TheoryData<string, MethodInfo>();
        var rooms = new[] { typeof(SwarmNode), typeof(GitHubApp), typeof(TrackStore), typeof(AgentSessions) }.Select(type => type.Assembly);
        foreach (var log in rooms.SelectMany(room => room.GetTypes()).Where(type => type is { Name: "Log", IsNested: true, ContainsGenericParameters: false }))
            foreach (var line in log.GetMethods(BindingFlags.Public | BindingFlags.Static).Where(method => method.GetParameters().Any(each => each.ParameterType == typeof(ILogger))))
                data.Add($"{log.DeclaringType!.Name}.{line.Name}", line);
        return data;
    }

    // A parameter named as a word of the language, written with @, leaves its hole empty.
    [Theory]
    [MemberData(nameof(Lines), DisableDiscoveryEnumeration = true)]
    public void Every_hole_of_a_line_is_filled(string name, MethodInfo line)
    {
        var heard = new HeardState();

        line.Invoke(null, [.. line.GetParameters().Select(each => Value(each.ParameterType, heard))]);

        var state = heard.State.ShouldNotBeNull(name);
        var template = (string)state.Single(pair => pair.Key == Template).Value!;
        foreach (var hole in System.Text.RegularExpressions.Regex.Matches(template, @"\{(\w+)[^}]*\}").Select(match => match.Groups[1].Value))
            state.ShouldContain(pair => pair.Key == hole, $"{name}: {template}");
    }

    private static object? Value(Type type, ILogger log) =>
        type == typeof(ILogger) ? log
        : type == typeof(string) ? "x"
        : type == typeof(Exception) ? new InvalidOperationException()
        : type.IsValueType ? Activator.CreateInstance(type)
        : null;

    private sealed class HeardState : ILogger
    {
        public IReadOnlyList<KeyValuePair<string, object?>>? State { get; private set; }

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            State = state as IReadOnlyList<KeyValuePair<string, object?>>;
    }
}
