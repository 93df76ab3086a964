using Swarm.GitHub;

namespace Swarm.Bot.Receiver;

/// <summary>Says that webhooks were refused: the first at once, those after it in one line per interval, so that a flood cannot fill the disk.</summary>
internal sealed partial class RefusalLog(ILogger log, TimeProvider time)
{
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private long? _said;
    private long _unsaid;

    public void Note(SignatureVerdict verdict, string address)
    {
        long before;
        lock (_gate)
        {
            if (_said is { } said && time.GetElapsedTime(said) < Every)
            {
                _unsaid++;
                return;
            }

            (_said, before, _unsaid) = (time.GetTimestamp(), _unsaid, 0);
        }

        if (before == 0) Log.Refused(log, verdict, address);
        else Log.RefusedAgain(log, verdict, address, before);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "A webhook from {Address} was refused: {Verdict}.")]
        public static partial void Refused(ILogger logger, SignatureVerdict verdict, string address);

        [LoggerMessage(LogLevel.Warning, "A webhook from {Address} was refused: {Verdict}; {Before} more were refused since the last such line.")]
        public static partial void RefusedAgain(ILogger logger, SignatureVerdict verdict, string address, long before);
    }
}
