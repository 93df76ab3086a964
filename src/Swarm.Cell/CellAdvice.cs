namespace Swarm.Cell;

/// <summary>The next step on a machine that lacks a part of the cell.</summary>
internal static class CellAdvice
{
    public static string Install(string package) => $"Debian or Ubuntu: apt install {package}; Fedora: dnf install {package}.";
}
