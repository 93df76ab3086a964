using System.Globalization;

namespace Swarm.Storage.Queues;

/// <summary>The text of a message: the word <c>job</c> and its id, never what is to be done.</summary>
internal static class JobMessage
{
    private const string Word = "job ";

    /// <summary>The word and the digits of the largest id.</summary>
    private const int Longest = 4 + 19;

    public static string Write(long jobId) => string.Create(CultureInfo.InvariantCulture, $"{Word}{jobId}");

    /// <summary>The job's id; null for a text that this product did not write.</summary>
    public static long? Read(ReadOnlySpan<byte> text)
    {
        if (text.Length > Longest || !text.StartsWith("job "u8)) return null;
        return long.TryParse(text[Word.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id > 0 ? id : null;
    }
}
