using System.Globalization;

namespace Swarm.Storage.Deliveries;

/// <summary>Names and opens the numbered segment files of a folder.</summary>
internal static class SegmentFile
{
    private const string Prefix = "deliveries-";
    private const string Suffix = ".seg";

    public static string Path(string folder, long number) =>
        System.IO.Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{Prefix}{number:D6}{Suffix}"));

    /// <summary>Numbers of the files in <paramref name="folder"/>, lowest first.</summary>
    public static IReadOnlyList<long> Numbers(string folder) =>
        [.. Directory.EnumerateFiles(folder, Prefix + "*" + Suffix).Select(Number).Where(number => number > 0).Order()];

    public static FileStream OpenToWrite(string folder, long number)
    {
        var options = PrivateFolder.FileOptions(FileMode.OpenOrCreate, FileShare.ReadWrite);
        options.BufferSize = 0;
        return new FileStream(Path(folder, number), options);
    }

    public static FileStream OpenToRead(string folder, long number) =>
        new(Path(folder, number), FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);

    private static long Number(string path)
    {
        var digits = System.IO.Path.GetFileName(path)[Prefix.Length..^Suffix.Length];
        return long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
    }
}
