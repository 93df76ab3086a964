using System.Xml;
using Azure;
using Azure.Identity;
using Azure.Storage.Queues.Models;

namespace Swarm.Storage.Queues;

/// <summary>
/// Says what an exception of the queue's client means. Its own words are not shown: they may hold addresses with a signature.
/// </summary>
internal static class QueueFailure
{
    /// <summary>The receipt is not the newest, or the message ended: somebody else has it now, or nobody.</summary>
    public static bool IsGone(RequestFailedException e) =>
        e.ErrorCode == QueueErrorCode.MessageNotFound || e.ErrorCode == QueueErrorCode.PopReceiptMismatch;

    public static bool IsNoQueue(RequestFailedException e) => e.ErrorCode == QueueErrorCode.QueueNotFound;

    /// <summary>Reason and next step; null for an exception that says nothing about the queue.</summary>
    public static string? Explain(Exception e) => e switch
    {
        // All tries of one request.
        AggregateException all when all.InnerExceptions.Count > 0 => Explain(all.InnerExceptions[^1]),
        RequestFailedException { Status: 401 or 403 } refused =>
            $"refuses this server ({Code(refused)}). Give its identity the role Storage Queue Data Contributor, or check the connection string and this machine's clock.",
        RequestFailedException { Status: 0 } => "cannot be reached. Check the address, the network and the account's firewall.",
        RequestFailedException other => $"answers {other.Status} ({Code(other)}). Check the storage account.",
        AuthenticationFailedException => "cannot be used, because no Azure identity was found for this server. Give it a managed identity or set AZURE_CLIENT_ID, AZURE_TENANT_ID and AZURE_CLIENT_SECRET, or set a connection string instead of the endpoint.",
        OperationCanceledException or TimeoutException => "does not answer. Check the address, the network and the account's firewall.",
        IOException or HttpRequestException => "cannot be reached. Check the address, the network and the account's firewall.",
        XmlException => "answers with something else than a queue's answer. Check the address.",
        _ => null,
    };

    private static string Code(RequestFailedException e) =>
        e.ErrorCode is { Length: > 0 and <= 60 } code && code.All(char.IsAsciiLetterOrDigit) ? code : "without a code";
}
