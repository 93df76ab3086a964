namespace Swarm.Bot.Telemetry;

/// <summary>What became of a request to the webhook address.</summary>
internal static class ReceiveResults
{
    public const string Stored = "stored";
    public const string Duplicate = "duplicate";
    public const string BadSignature = "bad_signature";
    public const string TooLarge = "too_large";
    public const string NotRead = "not_read";
    public const string NoDelivery = "no_delivery";
    public const string NoEvent = "no_event";
    public const string NoJson = "no_json";
    public const string NotStored = "not_stored";
}
