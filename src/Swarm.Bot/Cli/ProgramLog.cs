using Serilog;
using Serilog.Events;
using Serilog.Extensions.Logging;
using Serilog.Formatting.Json;

namespace Swarm.Bot.Cli;

/// <summary>Serilog, wired here and nowhere else. Everything goes to standard error: standard output belongs to the answer.</summary>
internal static class ProgramLog
{
    public static Action<ILoggingBuilder> To(LogEventLevel least, bool json = false) => builder =>
    {
        var to = new LoggerConfiguration()
            .MinimumLevel.Is(least)
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .WriteTo;
        var logger = (json
            ? to.Console(new JsonFormatter(renderMessage: true, formatProvider: System.Globalization.CultureInfo.InvariantCulture), standardErrorFromLevel: LogEventLevel.Verbose)
            : to.Console(standardErrorFromLevel: LogEventLevel.Verbose, outputTemplate: "{Timestamp:HH:mm:ss.fff} {Level:u3} {Message:lj}{NewLine}{Exception}", formatProvider: System.Globalization.CultureInfo.InvariantCulture))
            .CreateLogger();
        builder.AddProvider(new SerilogLoggerProvider(logger, dispose: true));
    };
}
