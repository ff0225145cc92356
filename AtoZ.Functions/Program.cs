Console.WriteLine("AtoZ");
