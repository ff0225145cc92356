namespace AtoZ.LocalHost;

/// <summary>Names this assembly for reflection.</summary>
public static class AssemblyMarker;
